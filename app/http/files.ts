import type { ActorContext } from "~/platform/context";
import { findReadableFile, type ReadableFile } from "~/features/files/queries.server";
import { storedName } from "~/features/files/rules";

const address = /^\/files\/([0-9a-z]{26})(?:-(\d{1,4}))?(?:\.(webp|avif))?$/;

type Asked = { path: string; accept: string; known: string | undefined };
type Form = { name: string; format: "webp" | "avif" };

/**
 * A stored picture, served so that it can only ever be a picture, to who may see it at this moment; null when the
 * address is none of a file's. Without an ending the address stands for the smallest form the browser takes.
 */
export async function fileAnswer(ctx: ActorContext, { path, accept, known }: Asked): Promise<Response | null> {
  const [, id, width, format] = address.exec(path) ?? [];
  if (!id) return null;
  const file = await findReadableFile(ctx, id);
  if (!file) return new Response(null, { status: 404 });
  for (const form of formsOf(file, { width, format, accept })) {
    const headers = headersOf(file, form);
    if (known?.includes(headers.ETag)) return new Response(null, { status: 304, headers });
    const bytes = await ctx.ports.files.read(form.name);
    if (bytes) return new Response(new Uint8Array(bytes), { headers });
  }
  return new Response(null, { status: 404 });
}

/** Which stored forms answer, the best first. */
function formsOf(file: ReadableFile, asked: { width: string | undefined; format: string | undefined; accept: string }): Form[] {
  if (file.purpose === "avatar") return asked.width === undefined && asked.format !== "avif" ? [{ name: `${file.id}.webp`, format: "webp" }] : [];
  const width = asked.width === undefined ? (file.widths.at(-1) ?? 0) : Number(asked.width);
  if (!file.widths.includes(width)) return [];
  const formats = (["avif", "webp"] as const).filter((format) => format === "webp" || file.avif);
  const wanted = formats.filter((format) => (asked.format ? format === asked.format : format === "webp" || asked.accept.includes("image/avif")));
  return wanted.map((format) => ({ name: storedName(file.id, width, format), format }));
}

/** What everybody may see may be kept for five minutes by anyone; the rest is asked for anew each time, since boards close. */
function headersOf(file: ReadableFile, form: Form) {
  return {
    "Content-Type": `image/${form.format}`,
    "Content-Disposition": `inline; filename="${form.name}"`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": file.purpose === "avatar" ? "public, max-age=31536000, immutable" : file.audience === "everyone" ? "public, max-age=300" : "private, no-cache",
    ETag: `"${form.name}"`,
    Vary: file.audience === "everyone" ? "Accept" : "Accept, Cookie",
  };
}
