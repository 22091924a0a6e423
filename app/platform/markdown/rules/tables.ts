import { type RendererRule, type StateCore, type Token } from "markdown-it";
import { truncate } from "~/kernel/text";
import { limits } from "../limits";
import { attributeOf, textOf } from "../tokens";
import { escapeHtml } from "~/kernel/escape-html";

/**
 * Names each table by its column heads, gives heads their scope, and says the alignment with `align`:
 * the markup's own `style` would break the page's policy. An empty head becomes a plain cell.
 */
export function shapeTables(state: StateCore): void {
  let table: Token | null = null;
  state.tokens.forEach((token, index) => {
    if (token.type === "table_open") table = token;
    if (token.type === "th_open") shapeHead(state.tokens.slice(index, index + 3), table);
    if (token.type === "th_open" || token.type === "td_open") alignCell(token);
  });
}

/** Opens the table inside a box that scrolls by keyboard too. */
export const renderTableOpen: RendererRule = (tokens, index) => {
  const label = escapeHtml(truncate(tokens[index]?.info || "table", limits.labelCharsMax));
  // A group, not a region: landmarks must have unique names and a thread has many tables.
  return `<div class="table-scroll" tabindex="0" role="group" aria-label="${label}"><table>\n`;
};

/** Closes the table and its box. */
export const renderTableClose: RendererRule = () => "</table></div>\n";

function shapeHead(cell: Token[], table: Token | null): void {
  const [open, inline, close] = cell;
  const text = textOf(inline?.children ?? null).trim();
  if (!open || !close) return;
  if (text) open.attrSet("scope", "col");
  else open.tag = close.tag = "td";
  if (table && text && table.info.length < limits.labelCharsMax) {
    table.info += table.info ? `, ${text}` : text;
  }
}

function alignCell(cell: Token): void {
  const alignment = /text-align:(left|center|right)/.exec(attributeOf(cell, "style"))?.[1];
  cell.attrs = (cell.attrs ?? []).filter(([name]) => name !== "style");
  if (alignment) cell.attrSet("align", alignment);
}
