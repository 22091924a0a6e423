/** Look-alike characters inside [a-z0-9_-] that must not tell two handles apart. */
const lookAlikes: Record<string, string> = { "0": "o", "1": "l", i: "l", "5": "s", _: "-" };

/** The form under which a handle is unique: case, width and look-alikes folded. */
export function foldHandle(handle: string): string {
  const plain = handle.normalize("NFKC").toLowerCase();
  return Array.from(plain, (char) => lookAlikes[char] ?? char).join("").replaceAll("rn", "m").replaceAll("vv", "w");
}

/** An e-mail address as it is compared: trimmed, lower case, NFKC. */
export function foldEmail(email: string): string {
  return email.trim().normalize("NFKC").toLowerCase();
}
