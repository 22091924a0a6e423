import { foldEmail } from "~/kernel/fold-handle";
import { newSecret, sameMark, sign } from "./secrets.server";

/**
 * The value of the cookie a browser keeps once somebody has signed in there: chance and the community's
 * mark over it and the address. It opens nothing; it only gives this browser a count of wrong tries of its own.
 */
export function markDevice(secret: string, email: string): string {
  const chance = newSecret();
  return `${chance}.${markOf(secret, email, chance)}`;
}

/** The cookie's value when it was made here for this very address, else undefined. */
export function knownDevice(secret: string, email: string, cookie: string | undefined): string | undefined {
  const [chance = "", mark = ""] = (cookie ?? "").split(".");
  return chance !== "" && sameMark(mark, markOf(secret, email, chance)) ? cookie : undefined;
}

function markOf(secret: string, email: string, chance: string): string {
  return sign(secret, "device", `${foldEmail(email)}\n${chance}`);
}
