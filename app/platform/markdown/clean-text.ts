const newline = /\r\n?/g;
// With the flag "u" only half a surrogate pair matches the last range.
const unwanted =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u;
const everyUnwanted = new RegExp(unwanted, "gu");

/**
 * Makes text safe to show: control characters and bidi embeddings, overrides and isolates go, since
 * they can make a line read otherwise than it is; half a surrogate pair becomes U+FFFD.
 * The stored source keeps every character. Idempotent.
 */
export function cleanText(text: string): string {
  if (!unwanted.test(text)) return text;
  return text.replace(newline, "\n").replace(everyUnwanted, neutral);
}

function neutral(character: string): string {
  return character >= "\ud800" && character <= "\udfff" ? "\ufffd" : "";
}
