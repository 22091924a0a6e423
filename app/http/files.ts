import type { Context } from "~/platform/context";

const namePattern = /^\/files\/([0-9a-z]{26})\.webp$/;

/** A stored picture, served so that it can only ever be a picture; null when the address is none of a file's. */
export async function fileAnswer(ctx: Context, path: string): Promise<Response | null> {
  const id = namePattern.exec(path)?.[1];
  if (!id) return null;
  const file = await ctx.db.file.findUnique({ where: { id } });
  const bytes = file ? await ctx.ports.files.read(`${id}.webp`) : null;
  if (!bytes) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "image/webp",
      "Content-Disposition": `inline; filename="${id}.webp"`,
      "Content-Security-Policy": "default-src 'none'; sandbox",
      "Cache-Control": "public, max-age=31536000, immutable",
    },
  });
}
