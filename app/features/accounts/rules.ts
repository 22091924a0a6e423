import { dayMs, hourMs, minuteMs } from "~/kernel/clock";
import { foldHandle } from "~/kernel/fold-handle";
import { lengthOf } from "~/kernel/text";
import { limits } from "~/kernel/limits";
import { commonPasswords } from "./common-passwords";

export const signUpKeptMs = dayMs;
export const mailLinkMs = hourMs;
export const setUpLinkMs = 7 * dayMs;
export const sessionIdleMs = 14 * dayMs;
export const sessionAbsoluteMs = 90 * dayMs;
export const sessionTokenMs = 30 * dayMs;
/** Changing a password or an address needs a sign-in this fresh. */
export const freshSignInMs = 10 * minuteMs;
/** Living personal tokens of one member. */
export const personalTokensMax = 50;
/** Wrong tries of one account's password, before even the right one is refused for a while. */
export const wrongPasswordLimit = { name: "sign-in-account", points: 10, windowSeconds: 900 };
/** How long the answer to a wrong try is held back, in ms: from the fourth on twice as long each time, 4 s at most. */
export function delayAfterWrong(tries: number): number {
  return tries <= 3 ? 0 : Math.min(4_000, 250 * 2 ** (tries - 4));
}

/** A session's last use is written down at most this often. */
export const lastSeenStepMs = 5 * minuteMs;
/** A visit ends when a member has not been here for this long. */
export const visitGapMs = 30 * minuteMs;
/** A community's first verified members begin at T1. */
export const firstMembersAtT1 = 50;

const handlePattern = /^[a-z0-9][a-z0-9_-]{2,29}$/;

/** Names that could pass for the community itself or for an address of it. */
const reservedHandles = new Set(
  [
    "admin", "administrator", "moderator", "mod", "operator", "staff", "system", "imported", "kindling", "support",
    "help", "root", "official", "security", "abuse", "postmaster", "webmaster", "api", "www", "mail", "null",
    "undefined", "anonymous", "guest", "me", "you", "everyone", "here", "all", "deleted", "nobody",
  ].map(foldHandle),
);

export type HandleRefusal = "handle-malformed" | "handle-reserved";

/** Why a handle cannot be given to anybody, by its form alone; null when it can. */
export function whyNotHandle(handle: string): HandleRefusal | null {
  if (!handlePattern.test(handle)) return "handle-malformed";
  return reservedHandles.has(foldHandle(handle)) ? "handle-reserved" : null;
}

export type PasswordRefusal = "password-too-short" | "password-too-long" | "password-common";

/**
 * Why a password is refused; null when it is good. Length counts code points of its NFC form; there
 * is no rule of composition. Words of the site and of the person are common passwords too.
 */
export function whyNotPassword(password: string, own: readonly string[]): PasswordRefusal | null {
  const plain = password.normalize("NFC");
  if (lengthOf(plain) < limits.passwordMin) return "password-too-short";
  if (lengthOf(plain) > limits.passwordMax) return "password-too-long";
  const folded = plain.toLowerCase();
  const guessable = new Set(own.flatMap((word) => repeats(word.toLowerCase())));
  return commonPasswords.has(folded) || guessable.has(folded) || isOneRun(folded) ? "password-common" : null;
}

function repeats(word: string): string[] {
  return word === "" ? [] : [word, word + word, `${word}123`, `${word}1234`, `${word}12345`, `${word}123456`];
}

/** "aaaaaaaaaa", "0123456789": one character repeated, or neighbours in a row. */
function isOneRun(text: string): boolean {
  const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
}

/** The largest picture of oneself that is taken, in bytes. */
export const avatarBytesMax = 4 * 1024 * 1024;
