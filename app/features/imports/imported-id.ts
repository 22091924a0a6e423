import { createHash } from "node:crypto";
import { firstIdAt } from "~/kernel/ids";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const timeCharacters = 10;

/**
 * The id of an imported thing: a lower-case ULID whose time is the source's and whose 80 other bits
 * are the SHA-256 of (source, sourceId). The same thing has the same id in every run, so a run that
 * was killed, or two at once, agree; ids sort by source time. Times before 1970 count as 1970.
 */
export function importedId(time: Date, source: string, sourceId: string): string {
  const notBefore1970 = new Date(Math.max(0, time.getTime()));
  const digest = createHash("sha256").update(JSON.stringify([source, sourceId])).digest();
  return firstIdAt(notBefore1970).slice(0, timeCharacters) + toBase32(digest.subarray(0, 10));
}

function toBase32(bytes: Uint8Array): string {
  let rest = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = "";
  for (let place = 0; place < (bytes.length * 8) / 5; place += 1) {
    text = (alphabet[Number(rest % 32n)] ?? "0") + text;
    rest /= 32n;
  }
  return text;
}
