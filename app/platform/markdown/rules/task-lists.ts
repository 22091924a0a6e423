import MarkdownIt, { type StateCore, type Token } from "markdown-it";
import { voidToken } from "../tokens";

const marker = /^\[([ xX])\]\s+(?=\S)/;

/**
 * Turns list items that begin with `[ ]` or `[x]` into a disabled checkbox. The item's first
 * paragraph becomes the checkbox's label, so it has a name in the writer's own language.
 */
export function shapeTaskLists(state: StateCore): void {
  state.tokens.forEach((item, index) => {
    if (item.type !== "list_item_open") return;
    const [paragraph, inline] = state.tokens.slice(index + 1, index + 3);
    if (paragraph?.type !== "paragraph_open" || !inline || !startTask(inline)) return;
    item.attrSet("class", "task-item");
  });
}

function startTask(inline: Token): boolean {
  const [first, ...rest] = inline.children ?? [];
  const match = first?.type === "text" ? marker.exec(inline.content) : null;
  if (!first || !match || !first.content.startsWith(match[0].trimEnd())) return false;
  first.content = ` ${first.content.replace(/^\[[ xX]\]\s*/, "")}`;
  const box = voidToken("input", { type: "checkbox", disabled: "", ...(match[1] !== " " && { checked: "" }) });
  const open = new MarkdownIt.Token("label_open", "label", 1);
  inline.children = [open, box, first, ...rest, new MarkdownIt.Token("label_close", "label", -1)];
  return true;
}
