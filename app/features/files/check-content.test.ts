import { describe, expect, it } from "vitest";
import { checkContent, looksLikePicture } from "./check-content";
import { bytesOf, pdf, zipOf } from "./test-support/make-files";
import { fileKinds, type FileKind } from "./types";

const openDocument = (of: string): Uint8Array => bytesOf(`PK\x03\x04${"\0".repeat(22)}\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.${of}PK\x03\x04`);
const office = (part: string, ...more: string[]): Uint8Array => zipOf(["[Content_Types].xml", "_rels/.rels", part, ...more]);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** [Content_Types].xml and xl/workbook.xml, written by Python's zipfile. */
const ofPython = "UEsDBBQAAAAAAAAAIQCDFtyMAQAAAAEAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbHhQSwMEFAAAAAAAAAAhAIMW3IwBAAAAAQAAAA8AAAB4bC93b3JrYm9vay54bWx4UEsBAhQDFAAAAAAAAAAhAIMW3IwBAAAAAQAAABMAAAAAAAAAAAAAAIABAAAAAFtDb250ZW50X1R5cGVzXS54bWxQSwECFAMUAAAAAAAAACEAgxbcjAEAAAABAAAADwAAAAAAAAAAAAAAgAEyAAAAeGwvd29ya2Jvb2sueG1sUEsFBgAAAAACAAIAfgAAAGAAAAAAAA==";

const sound: Record<FileKind, Uint8Array> = {
  pdf, docx: office("word/document.xml"), xlsx: office("xl/workbook.xml"), pptx: office("ppt/presentation.xml"),
  odt: openDocument("text"), ods: openDocument("spreadsheet"), odp: openDocument("presentation"),
  txt: utf8("釉料配方 cone 6"), md: utf8("# 釉"), csv: utf8("a,b\r\n1,2"), json: utf8('\ufeff {"a": 1}'),
  zip: zipOf(["a"]), gz: bytesOf("\x1f\x8b\x08\0"), mp3: bytesOf("ID3\x04\0"), ogg: bytesOf("OggS\0"), wav: bytesOf("RIFF\x24\0\0\0WAVEfmt "), flac: bytesOf("fLaC\0"),
};

describe("checkContent", () => {
  it.each(fileKinds)("knows a %s by its bytes", (kind) => {
    expect(checkContent(sound[kind], kind)).toBe("as-named");
  });

  it("takes no kind for another, but for what is a ZIP or a text besides", () => {
    const family: Partial<Record<FileKind, readonly FileKind[]>> = { zip: ["docx", "xlsx", "pptx", "odt", "ods", "odp"], txt: ["md", "csv", "json"], md: ["txt", "csv", "json"], csv: ["txt", "md", "json"] };
    for (const claimed of fileKinds) {
      const taken = fileKinds.filter((kind) => checkContent(sound[kind], claimed) === "as-named");
      expect(taken.filter((kind) => kind !== claimed && !family[claimed]?.includes(kind)), claimed).toEqual([]);
    }
  });

  it.each<[string, FileKind, Uint8Array, string]>([
    ["nothing", "txt", bytesOf(""), "not-as-named"],
    ["half a mark", "pdf", bytesOf("%PDF"), "not-as-named"],
    ["a PDF behind something else", "pdf", bytesOf("MZ\n%PDF-1.7"), "not-as-named"],
    ["a program", "zip", bytesOf("MZ\x90\0"), "not-as-named"],
    ["text with NUL", "txt", bytesOf("a\0b"), "not-as-named"],
    ["text in GB 18030", "csv", bytesOf("\xd3\xd4\xc1\xcf,1"), "not-utf-8"],
    ["text in UTF-16", "csv", bytesOf("\xff\xfea\0"), "not-as-named"],
    ["words", "json", utf8("hello"), "not-as-named"],
    ["spaces", "json", utf8("  "), "not-as-named"],
    ["a page", "json", utf8("<script>"), "not-as-named"],
    ["an archive without a document", "docx", zipOf(["[Content_Types].xml", "a"]), "not-as-named"],
    ["a document without its list of types", "docx", zipOf(["word/document.xml"]), "not-as-named"],
    ["a document with macros", "docx", office("word/document.xml", "word/vbaProject.bin"), "not-as-named"],
    ["a workbook with macros elsewhere", "xlsx", office("xl/workbook.xml", "xl/VBAPROJECT.BIN"), "not-as-named"],
    ["a table", "docx", office("xl/workbook.xml"), "not-as-named"],
    ["an archive cut short", "docx", office("word/document.xml").slice(0, -30), "not-as-named"],
    ["an archive behind something else", "docx", bytesOf(`MZ${String.fromCharCode(...office("word/document.xml"))}`), "not-as-named"],
    ["a video", "wav", bytesOf("RIFF\x24\0\0\0AVI "), "not-as-named"],
    ["a PDF", "csv", pdf, "not-utf-8"],
  ])("refuses %s as %s", (_name, kind, bytes, verdict) => {
    expect(checkContent(bytes, kind)).toBe(verdict);
  });

  it("finds the list of an archive before a comment, and of one Python made", () => {
    expect(checkContent(zipOf(["[Content_Types].xml", "word/document.xml"], "hello ".repeat(20)), "docx")).toBe("as-named");
    expect(checkContent(Buffer.from(ofPython, "base64"), "xlsx")).toBe("as-named");
  });
});

describe("looksLikePicture", () => {
  it.each([["\x89PNG\r\n\x1a\n", true], ["\xff\xd8\xff\xe0", true], ["GIF89a", true], ["RIFF\0\0\0\0WEBP", true], ["RIFF\0\0\0\0WAVE", false], ["<svg", false], ["\xff\xfb\x90", false], ["", false]])("%j: %s", (text, is) => {
    expect(looksLikePicture(bytesOf(text))).toBe(is);
  });
});
