import type { Context } from "~/platform/context";
import { storedName } from "./rules";

const atOnceMax = 30;

/** Makes the smaller AVIF forms of pictures added lately, when there is time: encoding them takes too long to wait for. */
export async function makeAvif(ctx: Context): Promise<void> {
  const waiting = await ctx.db.file.findMany({ where: { purpose: "post", state: "ready", avif: false, moving: false }, orderBy: { createdAt: "desc" }, take: atOnceMax });
  for (const { id, widths } of waiting) {
    const own = await ctx.ports.files.read(storedName(id, widths.at(-1) ?? 0, "webp"));
    if (!own) continue;
    for (const made of await ctx.ports.images.avif(own, widths)) await ctx.ports.files.put(storedName(id, made.width, "avif"), made.bytes);
    await ctx.db.file.updateMany({ where: { id }, data: { avif: true } });
  }
}
