import { ok, refused, type Result } from "~/kernel/result";
import { cleanText } from "./clean-text";
import { highlightCode } from "./highlight";
import { limits, outputCharsMax } from "./limits";
import { measure, type Measures } from "./measure";
import { createParser } from "./parser";
import { sanitize } from "./sanitize";

/** A body ready to show. `html` is safe to insert; `text` is plain text and must be escaped like any. */
export type RenderedMarkdown = { html: string } & Pick<
  Measures,
  "text" | "linkCount" | "imageCount" | "mentions"
>;

/** A body, or that rendering it would cost too much. */
export type RenderResult = Result<RenderedMarkdown, "too-complex">;

/** Stored beside baked HTML. Raise it with every change of the output, of the pictures' dress too, so that old posts can be told and baked anew. */
export const rendererVersion = 2;

const parser = createParser();

/**
 * Renders GitHub-flavoured Markdown to safe HTML. The same text gives the same HTML.
 * Refuses: `too-complex` when the text is too long, nests deeper than the tree may, or would grow
 * past 40 times its length. It cannot stop itself: for text of strangers use the pool, which has a deadline.
 */
export function renderMarkdown(source: string): RenderResult {
  if (source.length > limits.sourceCharsMax) return refused("too-complex");
  const tokens = parser.parse(cleanText(source), {});
  const { depth, attributeChars, ...measures } = measure(tokens);
  const charsMax = outputCharsMax(source);
  if (depth >= limits.blockNestingMax || attributeChars > charsMax) return refused("too-complex");
  highlightCode(tokens);
  const raw = parser.renderer.render(tokens, parser.options, {});
  if (raw.length > charsMax) return refused("too-complex");
  const html = sanitize(raw);
  if (html.length > charsMax) return refused("too-complex");
  return ok({ html, ...measures });
}
