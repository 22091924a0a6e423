import { catalogue, type FileContent, type FileKind } from "./types";

/** What a file's bytes say of the kind its name promises. Text has to be UTF-8. */
export type ContentVerdict = "as-named" | "not-as-named" | "not-utf-8";

/** Holds a file's bytes against a kind of the catalogue. Nothing is unpacked. */
export function checkContent(bytes: Uint8Array, kind: FileKind): ContentVerdict {
  const { content } = catalogue[kind];
  if (content.is === "text") return checkText(bytes, content.begins);
  const isSo = content.is === "bytes" ? beginsAs(bytes, content.begins) : isOffice(bytes, content);
  return isSo ? "as-named" : "not-as-named";
}

/** Whether the bytes begin like a picture we take; the decoder says then whether they are one. */
export function looksLikePicture(bytes: Uint8Array): boolean {
  return beginsAs(bytes, ["\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF8", "RIFF????WEBP"]);
}

function beginsAs(bytes: Uint8Array, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => [...pattern].every((mark, at) => at < bytes.byteLength && (mark === "?" || bytes[at] === mark.charCodeAt(0))));
}

function checkText(bytes: Uint8Array, begins: string | undefined): ContentVerdict {
  if (bytes.byteLength === 0 || bytes.includes(0)) return "not-as-named";
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return begins === undefined || begins.includes(text.trimStart().slice(0, 1) || " ") ? "as-named" : "not-as-named";
  } catch {
    return "not-utf-8";
  }
}

/** An Office archive lists its parts; one with macros is another kind of file whatever it is called. */
function isOffice(bytes: Uint8Array, { holds }: Extract<FileContent, { is: "office" }>): boolean {
  const parts = partsOf(bytes);
  return parts.includes("[Content_Types].xml") && parts.includes(holds) && !parts.some((part) => part.toLowerCase().endsWith("vbaproject.bin"));
}

const [endMark, partMark] = [0x06054b50, 0x02014b50];
const [endBytes, partBytes, commentBytesMax, partsMax] = [22, 46, 0xffff, 10_000];

/** The names in a ZIP archive's own list (PKWARE APPNOTE 4.3.12 and 4.3.16); none when it has no sound one. */
function partsOf(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (!beginsAs(bytes, ["PK\x03\x04"]) || end === null) return [];
  const parts: string[] = [];
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (parts.length === partsMax || at + partBytes > end || view.getUint32(at, true) !== partMark) return [];
    const nameBytes = view.getUint16(at + 28, true);
    parts.push(new TextDecoder().decode(bytes.subarray(at + partBytes, at + partBytes + nameBytes)));
    at += partBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
}

/** Where the end of the list stands: before a comment of unknown length. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - endBytes;
  for (let at = last; at >= 0 && at >= last - commentBytesMax; at -= 1) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return null;
}
