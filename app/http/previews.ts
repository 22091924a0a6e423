import type { Context } from "~/platform/context";
import { findPreviewPicture } from "~/features/links/queries.server";
import { previewPictureName } from "~/features/links/rules";

const address = /^\/previews\/([0-9a-z]{26})$/;

/** The small picture of a page that posts link to, served so that it can only ever be a picture. */
export async function previewAnswer(ctx: Context, { path, known }: { path: string; known: string | undefined }): Promise<Response> {
  const id = address.exec(path)?.[1];
  const picture = id ? await findPreviewPicture(ctx, id) : null;
  if (!id || !picture) return new Response(null, { status: 404 });
  const headers = {
    "Content-Type": "image/webp",
    "Content-Disposition": `inline; filename="${previewPictureName(id)}"`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "public, max-age=86400",
    ETag: `"${id}-${picture.madeAt.getTime()}"`,
  };
  if (known?.includes(headers.ETag)) return new Response(null, { status: 304, headers });
  const bytes = await ctx.ports.files.read(previewPictureName(id));
  return bytes ? new Response(new Uint8Array(bytes), { headers }) : new Response(null, { status: 404 });
}
