const htmlCharactersMax = 200_000;

/** Elements that Markdown can say; around them there is often nothing but how the source looked. */
const saying = /<(a\s[^>]*href=|(b|strong|em|i|del|s|code|pre|h[1-6]|ul|ol|li|blockquote|table|hr)[\s>])/i;

/** The HTML of a clipboard when it says more than its words do; null when the words are all. */
export function pastedHtml(html: string): string | null {
  if (html === "" || html.length > htmlCharactersMax) return null;
  // Some editors wrap everything in a bold element that means nothing.
  const body = (/<!--StartFragment-->([\s\S]*)<!--EndFragment-->/.exec(html)?.[1] ?? html).replace(/<b\s[^>]*font-weight:\s*normal[^>]*>/gi, "<span>");
  return saying.test(body) ? body : null;
}

/** Cells of a spreadsheet, tab by tab, as a Markdown table; null when the text is none. */
export function pastedTable(text: string): string | null {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n+$/, "").split("\n");
  const rows = lines.map((line) => line.split("\t").map((cell) => cell.trim().replaceAll("|", "\\|")));
  const columns = rows[0]?.length ?? 0;
  if (rows.length < 2 || columns < 2 || rows.some((row) => row.length !== columns)) return null;
  const isIndented = lines.every((line) => line.startsWith("\t")); // code
  if (isIndented) return null;
  const [head = [], ...rest] = rows.map((row) => `| ${row.join(" | ")} |`);
  return `${[head, `|${" --- |".repeat(columns)}`, ...rest].join("\n")}\n`;
}
