/** One stored form of a picture. */
export type PictureVariant = { format: "webp" | "avif"; width: number; url: string };

/** A picture as its owner gets it back: `url` is what Markdown names, sides are of the largest variant in pixels. */
export type PictureView = { kind: "picture"; id: string; url: string; width: number; height: number; moving: boolean; variants: PictureVariant[] };

/** Where a file is to stand: in a new topic of a board, or in a topic that is there. */
export type FilePlace = { board: string } | { topic: string };

/** What a writing box may attach besides pictures, and the query of its uploads that says where to. */
export type Attaching = { to: string; kinds: FileKind[] };

/** A file that is no picture, as its owner gets it back. `size` in bytes. */
export type AttachedView = { kind: FileKind; id: string; url: string; name: string; size: number };

/** What a page needs to name such a file. */
export type AttachedRow = { kind: FileKind; bytes: number };

/** What a page needs to show a picture without anything jumping. */
export type PictureRow = { id: string; width: number; height: number; widths: number[]; moving: boolean; placeholder: string };

/** What may be attached to posts besides pictures, where a board says so. Nothing that a browser or a desktop runs by itself. */
export const fileKinds = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "txt", "md", "csv", "json", "zip", "gz", "mp3", "ogg", "wav", "flac"] as const;
export type FileKind = (typeof fileKinds)[number];

/**
 * How the bytes of a kind are told: by how they begin ("?" is any byte), as UTF-8, or as an Office archive that holds a part.
 * `begins` of a text is what its first character is one of.
 */
export type FileContent = { is: "bytes"; begins: readonly string[] } | { is: "text"; begins?: string } | { is: "office"; holds: string };

type FileFacts = { label: string; endings: readonly string[]; mediaType: string; content: FileContent };

const text = { is: "text" } as const;
const openXml = "application/vnd.openxmlformats-officedocument.";
const openDocument = "application/vnd.oasis.opendocument.";
/** An OpenDocument file says first, unpacked, what it is. */
const declared = (mediaType: string): FileContent => ({ is: "bytes", begins: [`PK\x03\x04${"?".repeat(26)}mimetype${mediaType}`] });

/** Each kind's name, endings, media type and content. A new kind is one line here and one word above. */
export const catalogue: Readonly<Record<FileKind, FileFacts>> = {
  pdf: { label: "PDF", endings: ["pdf"], mediaType: "application/pdf", content: { is: "bytes", begins: ["%PDF-"] } },
  docx: { label: "Word", endings: ["docx"], mediaType: `${openXml}wordprocessingml.document`, content: { is: "office", holds: "word/document.xml" } },
  xlsx: { label: "Excel", endings: ["xlsx"], mediaType: `${openXml}spreadsheetml.sheet`, content: { is: "office", holds: "xl/workbook.xml" } },
  pptx: { label: "PowerPoint", endings: ["pptx"], mediaType: `${openXml}presentationml.presentation`, content: { is: "office", holds: "ppt/presentation.xml" } },
  odt: { label: "ODT", endings: ["odt"], mediaType: `${openDocument}text`, content: declared(`${openDocument}text`) },
  ods: { label: "ODS", endings: ["ods"], mediaType: `${openDocument}spreadsheet`, content: declared(`${openDocument}spreadsheet`) },
  odp: { label: "ODP", endings: ["odp"], mediaType: `${openDocument}presentation`, content: declared(`${openDocument}presentation`) },
  txt: { label: "TXT", endings: ["txt", "log"], mediaType: "text/plain; charset=utf-8", content: text },
  md: { label: "Markdown", endings: ["md", "markdown"], mediaType: "text/markdown; charset=utf-8", content: text },
  csv: { label: "CSV", endings: ["csv"], mediaType: "text/csv; charset=utf-8", content: text },
  json: { label: "JSON", endings: ["json", "geojson"], mediaType: "application/json", content: { is: "text", begins: "{[" } },
  zip: { label: "ZIP", endings: ["zip"], mediaType: "application/zip", content: { is: "bytes", begins: ["PK\x03\x04", "PK\x05\x06"] } },
  gz: { label: "GZIP", endings: ["gz", "tgz"], mediaType: "application/gzip", content: { is: "bytes", begins: ["\x1f\x8b\x08"] } },
  mp3: { label: "MP3", endings: ["mp3"], mediaType: "audio/mpeg", content: { is: "bytes", begins: ["ID3", "\xff\xfb", "\xff\xfa", "\xff\xf3", "\xff\xf2"] } },
  ogg: { label: "OGG", endings: ["ogg", "oga", "opus"], mediaType: "audio/ogg", content: { is: "bytes", begins: ["OggS"] } },
  wav: { label: "WAV", endings: ["wav"], mediaType: "audio/wav", content: { is: "bytes", begins: ["RIFF????WAVE"] } },
  flac: { label: "FLAC", endings: ["flac"], mediaType: "audio/flac", content: { is: "bytes", begins: ["fLaC"] } },
};
