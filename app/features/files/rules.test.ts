import { describe, expect, it } from "vitest";
import { acceptOf, attachable, fileNameOf, kindOfName, labelsOf, sizeOf, storedNames, whyNotAttach, type Attacher } from "./rules";
import { catalogue, fileKinds, type FileKind } from "./types";

const [fresh, known, keeper]: [Attacher, Attacher, Attacher] = [{ trust: 0, moderates: false }, { trust: 1, moderates: false }, { trust: 0, moderates: true }];

describe("the catalogue", () => {
  it("gives each ending to one kind, and to nothing that runs or is a page", () => {
    const endings = fileKinds.flatMap((kind) => catalogue[kind].endings);
    expect(new Set(endings).size).toBe(endings.length);
    for (const ending of ["exe", "js", "html", "htm", "svg", "xml", "sh", "bat", "jar", "docm", "apk", "msi", "py", "swf"]) expect(endings).not.toContain(ending);
    for (const kind of fileKinds) expect(catalogue[kind].mediaType).not.toMatch(/html|xml(?!formats)|svg|javascript/);
  });

  it.each<[string, FileKind | null]>([["a.pdf", "pdf"], ["A.PDF", "pdf"], ["a.pdf.exe", null], ["a.tar.gz", "gz"], ["pdf", null], ["a.", null], ["a.constructor", null], [".csv", "csv"], ["窑.md", "md"]])("%s promises %s", (name, kind) => {
    expect(kindOfName(name)).toBe(kind);
  });

  it("says what a browser lets choose", () => {
    expect(acceptOf([])).toBe("image/png,image/jpeg,image/webp,image/gif");
    expect(acceptOf(["pdf", "gz"])).toMatch(/gif,\.pdf,\.gz,\.tgz$/);
  });
});

describe("whyNotAttach", () => {
  it.each<[string, FileKind[], Attacher, (FileKind | null)[], string | null]>([
    ["nothing anywhere", [], fresh, [], null],
    ["an allowed kind", ["pdf", "zip"], known, ["zip", "pdf"], null],
    ["an allowed kind by new staff", ["pdf"], keeper, ["pdf"], null],
    ["an allowed kind by a new member", ["pdf"], fresh, ["pdf"], "files-need-trust"],
    ["anything where pictures alone are taken", [], known, ["pdf"], "files-not-taken"],
    ["another kind", ["pdf"], known, ["zip"], "file-not-allowed"],
    ["one of two", ["pdf"], known, ["pdf", "zip"], "file-not-allowed"],
    ["what is in no catalogue", ["pdf"], keeper, [null], "file-not-allowed"],
  ])("%s", (_name, allowed, who, kinds, refusal) => {
    expect(whyNotAttach(allowed, who, kinds)?.refusal ?? null).toBe(refusal);
  });

  it("names what is allowed, in one order and each once", () => {
    expect(whyNotAttach(["zip", "pdf", "zip"], known, ["mp3"])).toEqual({ refusal: "file-not-allowed", detail: { allowed: "PDF, ZIP" } });
    expect(labelsOf([])).toBe("");
    expect([attachable(["pdf"], fresh), attachable(["pdf"], known), attachable(["pdf"], keeper)]).toEqual([[], ["pdf"], ["pdf"]]);
  });
});

describe("a file's name", () => {
  it.each([
    ["plan.pdf", "plan.pdf"], ["../../etc/passwd.txt", "passwd.txt"], ["C:\\fakepath\\窑 炉.pdf", "窑 炉.pdf"], ["a\u202efdp.exe\u0000\r\n.txt", "afdp.exe .txt"], ['"<b>:|?*.csv', "b.csv"],
    ["..hidden.md", "hidden.md"], ["", "file"], [".pdf", "pdf"], ["  a   b .zip ", "a b .zip"], [`${"木".repeat(300)}.pdf`, `${"木".repeat(100)}.pdf`], ["\ud800a.txt", "\ufffda.txt"], ["e\u0301.txt", "\u00e9.txt"],
  ])("%j is kept as %j", (given, kept) => {
    expect(fileNameOf(given)).toBe(kept);
  });
});

it.each([[0, "0 B"], [999, "999 B"], [1_000, "1 kB"], [12_345, "12 kB"], [999_499, "999 kB"], [999_500, "1.0 MB"], [10_485_760, "10.5 MB"]])("%i bytes are %s", (bytes, said) => {
  expect(sizeOf(bytes)).toBe(said);
});

it("knows under which names a file lies", () => {
  expect(storedNames({ id: "x", format: "pdf", widths: [] })).toEqual(["x.bin"]);
  expect(storedNames({ id: "x", format: "webp", widths: [320] })).toEqual(["x-320.webp", "x-320.avif"]);
});
