import { escapeHtml } from "~/kernel/escape-html";
import type { Context } from "~/platform/context";
import { asPlainBlock, type Converted } from "./html-to-markdown";

/** A body in Markdown with its HTML, ready to store. `isPlain`: it is words in one block, for want of a Markdown that could be made or rendered. */
export type Baked = { body: string; bodyHtml: string; hasLink: boolean; text: string; isPlain: boolean };

/** Renders a body. What is too complex to render stands as one block of plain text. */
export async function bake(ctx: Context, { markdown: body, isPlain }: Converted): Promise<Baked> {
  const rendered = await renderPatiently(ctx, body);
  if (rendered.ok) return { body, ...storable(rendered.value), isPlain };
  const block = asPlainBlock(body);
  const again = await ctx.ports.markdown.render(block);
  if (again.ok) return { body: block, ...storable(again.value), isPlain: true };
  return { body: block, bodyHtml: `<pre><code>${escapeHtml(body)}</code></pre>`, hasLink: false, text: body, isPlain: true };
}

/** A text that took too long is tried once more: the first may have met a renderer that had just started, and a second run of the import must end like this one. */
async function renderPatiently(ctx: Context, body: string): ReturnType<Context["ports"]["markdown"]["render"]> {
  const first = await ctx.ports.markdown.render(body);
  return first.ok ? first : ctx.ports.markdown.render(body);
}

function storable(rendered: { html: string; text: string; linkCount: number }): Omit<Baked, "body" | "isPlain"> {
  return { bodyHtml: rendered.html, hasLink: rendered.linkCount > 0, text: rendered.text };
}
