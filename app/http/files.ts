import type { ActorContext } from "~/platform/context";
import { findReadableFile, type ReadableFile } from "~/features/files/queries.server";
import { kindOfFormat, storedFileName, storedName } from "~/features/files/rules";
import { catalogue } from "~/features/files/types";

const address = /^\/files\/([0-9a-z]{26})(?:-(\d{1,4}))?(?:\.(webp|avif))?$/;

type Asked = { path: string; accept: string; known: string | undefined };
/** One stored form of a file, and how it is said what it is. */
type Form = { name: string; type: string; disposition: string };

/**
 * A stored file, served so that it can only ever be what it is, to who may see it at this moment; null when the
 * address is none of a file's. Without an ending a picture's address stands for the smallest form the browser takes;
 * what is no picture is never shown in place, only saved.
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
  const kind = kindOfFormat(file.format);
  if (kind !== null) {
    const isOther = asked.width !== undefined || asked.format !== undefined;
    return isOther ? [] : [{ name: storedFileName(file.id), type: catalogue[kind].mediaType, disposition: savedAs(file.name) }];
  }
  if (file.purpose === "avatar") return asked.width === undefined && asked.format !== "avif" ? [pictureForm(`${file.id}.webp`, "webp")] : [];
  const width = asked.width === undefined ? (file.widths.at(-1) ?? 0) : Number(asked.width);
  if (!file.widths.includes(width)) return [];
  const formats = (["avif", "webp"] as const).filter((format) => format === "webp" || file.avif);
  const wanted = formats.filter((format) => (asked.format ? format === asked.format : format === "webp" || asked.accept.includes("image/avif")));
  return wanted.map((format) => pictureForm(storedName(file.id, width, format), format));
}

function pictureForm(name: string, format: "webp" | "avif"): Form {
  return { name, type: `image/${format}`, disposition: `inline; filename="${name}"` };
}

/** A name to save under, as RFC 6266 says it: for all browsers in UTF-8, for the oldest in ASCII. */
function savedAs(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** What everybody may see may be kept for five minutes by anyone; the rest is asked for anew each time, since boards close. */
function headersOf(file: ReadableFile, form: Form) {
  return {
    "Content-Type": form.type,
    "Content-Disposition": form.disposition,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": file.purpose === "avatar" ? "public, max-age=31536000, immutable" : file.audience === "everyone" ? "public, max-age=300" : "private, no-cache",
    ETag: `"${form.name}"`,
    Vary: file.audience === "everyone" ? "Accept" : "Accept, Cookie, Authorization",
  };
}
