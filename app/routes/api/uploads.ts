import { z } from "zod";
import { boardSlug } from "~/features/boards/schema";
import { addUpload } from "~/features/files/add-upload.server";
import { pictureBytesMax } from "~/features/files/rules";
import type { FilePlace } from "~/features/files/types";
import { idField } from "~/features/posts/schema";
import { rateLimits } from "~/http/limits";
import { endpoint } from "./endpoint";
import { file, picture } from "./shapes/writing";

const place = z.strictObject({ board: boardSlug.optional(), topic: idField.optional() }).refine(({ board, topic }) => board === undefined || topic === undefined);

export const upload = endpoint({
  id: "addPicture", method: "POST", path: "/uploads",
  summary: "Add a picture for a post: PNG, JPEG, WebP or GIF of at most 16 MiB; or, naming the `board` of a new topic or the `topic` of a reply, another file of at most 10 MiB that the board's `fileKinds` allow, as multipart with its name. Name its `url` in Markdown; it is removed after 24 hours that no post, board or draft shows it. An Idempotency-Key is ignored: the same file sent twice is two",
  scope: "write", actor: "member", upload: pictureBytesMax, query: place, answers: { 201: z.union([picture, file]) },
  limits: [{ limit: rateLimits.pictures, per: "member" }],
  async handle({ ctx, query, upload }) {
    const added = await addUpload(ctx, { ...upload, place: placeOf(query) });
    return added.ok ? { status: 201, body: added.value, headers: { Location: added.value.url } } : added;
  },
});

function placeOf({ board, topic }: z.output<typeof place>): FilePlace | null {
  if (board !== undefined) return { board };
  return topic === undefined ? null : { topic };
}
