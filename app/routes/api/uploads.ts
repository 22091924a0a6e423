import { addPicture } from "~/features/files/add-picture.server";
import { pictureBytesMax } from "~/features/files/rules";
import { rateLimits } from "~/http/limits";
import { endpoint } from "./endpoint";
import { picture } from "./shapes";

export const upload = endpoint({
  id: "addPicture", method: "POST", path: "/uploads",
  summary: "Add a picture for a post: PNG, JPEG, WebP or GIF of at most 16 MiB. Name its `url` in Markdown; it is removed after 24 hours that no post, board or draft shows it. An Idempotency-Key is ignored: the same picture sent twice is two",
  scope: "write", actor: "member", upload: pictureBytesMax, answers: { 201: picture },
  limits: [{ limit: rateLimits.pictures, per: "member" }],
  async handle({ ctx, upload }) {
    const added = await addPicture(ctx, upload);
    return added.ok ? { status: 201, body: added.value, headers: { Location: added.value.url } } : added;
  },
});
