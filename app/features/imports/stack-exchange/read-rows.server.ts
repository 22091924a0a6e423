import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { SaxesParser } from "saxes";
import { DumpDamage, RowDamage } from "./damage";
import type { DumpFile } from "./files.server";
import type { RawRow } from "./rows";

const chunkBytes = 64 * 1024;
/** A row longer than this is damage: no post is, and memory must not follow the file. */
const rowBytesMax = 16 * 1024 * 1024;

/**
 * Streams the rows of a file, each through `parse`; no more than a chunk's rows are in memory.
 * `onBytes` hears how many bytes of the file on disk each chunk took.
 * Throws DumpDamage when the file is not well-formed to its last byte or a row is not what it must be.
 */
export async function* readRows<T>(
  file: DumpFile,
  parse: (row: RawRow) => T,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<T> {
  const reader = createRowReader(file.root, parse);
  let byte = 0;
  try {
    for await (const chunk of openBytes(file, onBytes)) {
      yield* reader.take(chunk);
      byte += chunk.length;
    }
    yield* reader.end();
  } catch (error) {
    const reason = reasonOf(error);
    throw reason === null ? error : new DumpDamage({ file: file.name, line: reader.line(), byte, reason });
  }
}

async function* openBytes(file: DumpFile, onBytes: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const disk = createReadStream(file.path, { highWaterMark: chunkBytes });
  // A failure of either stream ends the other; the loop below hears of it.
  const unpacked = file.isPacked ? pipeline(disk, createGunzip({ chunkSize: chunkBytes }), () => undefined) : disk;
  let told = 0;
  for await (const chunk of unpacked) {
    if (chunk instanceof Uint8Array) yield chunk;
    onBytes(disk.bytesRead - told);
    told = disk.bytesRead;
  }
}

type RowReader<T> = { take(chunk: Uint8Array): T[]; end(): T[]; line(): number };

function createRowReader<T>(root: string, parse: (row: RawRow) => T): RowReader<T> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const parser = new SaxesParser();
  let rows: T[] = [];
  let depth = 0;
  let length = 0;
  let hasControlReference = false;
  parser.on("error", (error) => {
    if (!/malformed character entity/.test(error.message)) throw new RowDamage(error.message.replace(/^\d+:\d+: /, ""));
    hasControlReference = true;
  });
  parser.on("opentag", ({ name, attributes }) => {
    depth += 1;
    if (depth === 1 && name !== root) throw new RowDamage(`the file holds <${name}> where <${root}> belongs`);
    if (depth === 2 && name === "row") rows.push(parse(cleanRow(attributes, hasControlReference ? controlReferences : null)));
    length = 0;
    hasControlReference = false;
  });
  parser.on("closetag", () => (depth -= 1));
  const flush = (): T[] => {
    const full = rows;
    rows = [];
    return full;
  };
  return {
    take(chunk) {
      length += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (length > rowBytesMax) throw new RowDamage("a row is longer than any post can be");
      return flush();
    },
    end() {
      parser.write(decoder.decode());
      parser.close();
      return flush();
    },
    line: () => parser.line,
  };
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** Dumps refer to control characters that XML does not allow; the parser leaves the reference as it was. */
const controlReferences = /&#(?:x0*[0-9a-f]|x0*1[0-9a-f]|0*[0-9]|0*[12][0-9]|0*3[01]);/gi;

function cleanRow(attributes: Record<string, string>, alsoDrop: RegExp | null): RawRow {
  const row: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const kept = alsoDrop ? value.replace(alsoDrop, "") : value;
    row[name] = kept.replace(controls, "");
  }
  return row;
}

/** What a damaged file's error says to its owner; null when the error is not the file's. */
function reasonOf(error: unknown): string | null {
  if (error instanceof RowDamage) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return null;
  if (error.code === "ERR_ENCODING_INVALID_ENCODED_DATA") return "the text is not UTF-8";
  if (error.code === "Z_BUF_ERROR") return "the packed file ends too early";
  if (String(error.code).startsWith("Z_")) return `the packed file is damaged (${error.message})`;
  return ["EIO", "EISDIR", "EACCES", "ENOENT"].includes(String(error.code)) ? error.message : null;
}
