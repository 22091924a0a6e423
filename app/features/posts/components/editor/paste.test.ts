import { describe, expect, it } from "vitest";
import { pastedHtml, pastedTable } from "./paste";

describe("pastedTable", () => {
  it.each([
    ["Clay\tCone\nB17|x\t6\n", "| Clay | Cone |\n| --- | --- |\n| B17\\|x | 6 |\n"],
    ["a\tb\r\n\t2\r\n", "| a | b |\n| --- | --- |\n|  | 2 |\n"],
  ])("%j is a table", (text, table) => {
    expect(pastedTable(text)).toBe(table);
  });

  it.each(["", "a\tb", "a\nb", "a\tb\nc", "\tif x:\n\tgo()", "\ta\tb\n\tc\td"])("%j is none", (text) => {
    expect(pastedTable(text)).toBeNull();
  });
});

describe("pastedHtml", () => {
  it.each(["<p>See <a class=x href='https://example.org'>this</a></p>", "<ul><li>one</ul>", "<h2>Kiln</h2>", "<table><tr><td>1</table>"])("%s says more than its words", (html) => {
    expect(pastedHtml(`<html><body><!--StartFragment-->${html}<!--EndFragment--></body></html>`)).toBe(html);
  });

  it.each(["", "<span style='color:red'>words</span>", '<meta charset="utf-8"><b style="font-weight:normal;" id="docs"><p>words</p></b>', `<b>${"x".repeat(200_000)}</b>`])("%.60s does not", (html) => {
    expect(pastedHtml(html)).toBeNull();
  });
});
