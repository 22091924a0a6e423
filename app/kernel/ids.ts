import { ulid } from "ulid";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const idPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** A 26-character lower-case ULID for the given time in milliseconds; sorts by time. */
export function newUlid(timeMs: number): string {
  return ulid(timeMs).toLowerCase();
}

/** 26 random characters (130 bits) of the same alphabet: an address that tells no order. */
export function newRandomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  return Array.from(bytes, (byte, index) => alphabet[index === 0 ? byte & 7 : byte & 31]).join("");
}

/** Whether the text has the form of an id; nothing about whether it exists. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** The smallest id that could have been made at that time; bounds a range of ids by time. */
export function firstIdAt(time: Date): string {
  let rest = time.getTime();
  let prefix = "";
  for (let place = 0; place < 10; place += 1) {
    prefix = (alphabet[rest % 32] ?? "0") + prefix;
    rest = Math.floor(rest / 32);
  }
  return prefix + "0".repeat(16);
}
