import { type StateCore } from "markdown-it";
import { attributeOf, linksIn, rewriteInline } from "../tokens";
import { idPrefix } from "./headings";

/** Leaves the outer link of two. The parser lets `<https://…>` stand in a link's name; HTML does not. */
export function unnestLinks(state: StateCore): void {
  rewriteInline(state.tokens, ({ type }, linkDepth) =>
    (type === "link_open" && linkDepth > 1) || (type === "link_close" && linkDepth > 0) ? [] : null,
  );
}

/** Leads `[here](#chapter)` to the prefixed id. */
export function prefixFragments(state: StateCore): void {
  for (const link of state.tokens.flatMap(linksIn)) {
    const href = attributeOf(link, "href");
    if (href.length > 1 && href.startsWith("#") && !href.startsWith(`#${idPrefix}`)) {
      link.attrSet("href", `#${idPrefix}${href.slice(1)}`);
    }
  }
}
