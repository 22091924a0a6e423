/** Bytes of a text, one for each character below 256. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (mark) => mark.charCodeAt(0));
}

/** A small PDF, as far as anybody looks. */
export const pdf = bytesOf("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n");

/** A ZIP archive of empty parts with these names, in this order; `comment` stands at its end. */
export function zipOf(names: readonly string[], comment = ""): Uint8Array<ArrayBuffer> {
  let [body, list] = ["", ""];
  for (const name of names) {
    const shared = `\0\0\0\0${"\0".repeat(16)}${little(name.length, 2)}\0\0`;
    list += `PK\x01\x02\x14\0\x14\0${shared}\0\0\0\0${"\0".repeat(6)}${little(body.length, 4)}${name}`;
    body += `PK\x03\x04\x14\0${shared}${name}`;
  }
  const count = little(names.length, 2);
  return bytesOf(`${body}${list}PK\x05\x06\0\0\0\0${count}${count}${little(list.length, 4)}${little(body.length, 4)}${little(comment.length, 2)}${comment}`);
}

function little(value: number, bytes: number): string {
  return String.fromCharCode(...Array.from({ length: bytes }, (_, at) => (value >> (8 * at)) & 0xff));
}
