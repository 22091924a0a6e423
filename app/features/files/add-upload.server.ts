import { refused, type Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { addFile, type AddFileRefusal } from "./add-file.server";
import { addPicture, type AddPictureRefusal } from "./add-picture.server";
import { looksLikePicture } from "./check-content";
import { kindOfName } from "./rules";
import type { AttachedView, FilePlace, PictureView } from "./types";

export type NewUpload = { bytes: Uint8Array; name: string; place: FilePlace | null };

/**
 * Stores what a member uploads: another file when it is named as one, or is and is named as no picture, and a place is
 * named that it is for; else a picture. Returns and refuses as addFile and addPicture do; refuses what is empty.
 */
export async function addUpload(ctx: MemberContext, { bytes, name, place }: NewUpload): Promise<Result<PictureView | AttachedView, AddPictureRefusal | AddFileRefusal | "file-empty">> {
  if (bytes.byteLength === 0) return refused("file-empty");
  const isPicture = place === null || (kindOfName(name) === null && (looksLikePicture(bytes) || /\.(png|jpe?g|webp|gif)$/i.test(name.trim())));
  return isPicture ? addPicture(ctx, bytes) : addFile(ctx, { bytes, name, place });
}
