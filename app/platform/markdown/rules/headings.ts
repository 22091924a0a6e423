import { type StateCore } from "markdown-it";
import { limits } from "../limits";
import { textOf } from "../tokens";

/** Before every id a writer makes, so that it cannot shadow one of ours. */
export const idPrefix = "user-content-";

/**
 * Shifts headings one level down, since the page owns h1, and gives each an id like GitHub's:
 * letters of any script, repeated ones numbered.
 */
export function shapeHeadings(state: StateCore): void {
  const unique = uniqueSlugs();
  state.tokens.forEach((token, index) => {
    if (token.type !== "heading_open" && token.type !== "heading_close") return;
    token.tag = `h${Math.min(Number(token.tag.slice(1)) + 1, 6)}`;
    const slug = token.nesting === 1 ? slugOf(textOf(state.tokens[index + 1]?.children ?? null)) : "";
    if (slug) token.attrSet("id", idPrefix + unique(slug));
  });
}

function slugOf(heading: string): string {
  const kept = heading.trim().toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{Pc}\s-]/gu, "");
  return Array.from(kept.replace(/\s/gu, "-")).slice(0, limits.slugCharsMax).join("");
}

function uniqueSlugs(): (slug: string) => string {
  const uses = new Map<string, number>();
  return (slug) => {
    let candidate = slug;
    while (uses.has(candidate)) {
      const next = (uses.get(slug) ?? 0) + 1;
      uses.set(slug, next);
      candidate = `${slug}-${next}`;
    }
    uses.set(candidate, 0);
    return candidate;
  };
}
