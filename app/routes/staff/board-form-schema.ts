import { z } from "zod";
import { splitTags } from "~/kernel/text";
import { boardChangeSchema, newBoardSchema } from "~/features/boards/schema";

const { topicKinds, fileKinds, requiredTags, requiredTagGroups, groups, parent, description, guidelines, template } = newBoardSchema.shape;

/** A form says some things in its own way: tags in one line, no parent as empty, boxes not ticked as nothing. */
const asPosted = {
  requiredTags: z.string().max(400, "too-long").transform(readTags),
  parent: z.string().transform((slug) => (slug === "" ? null : slug)).pipe(parent.unwrap()),
  topicKinds: topicKinds.unwrap().prefault([]),
  fileKinds: fileKinds.unwrap().prefault([]),
  requiredTagGroups: requiredTagGroups.unwrap().prefault([]),
  groups: groups.unwrap().prefault([]),
  description: description.unwrap(),
  guidelines: guidelines.unwrap(),
  template: template.unwrap(),
};

/** The form of a new board. */
export const newBoardForm = newBoardSchema.extend(asPosted);

/** The form of a board that exists: everything but the address. */
export const boardChangeForm = boardChangeSchema.extend(asPosted);

/** The line is one field: what is wrong with one tag of it is wrong with the line. */
function readTags(text: string, line: z.RefinementCtx<string>): string[] {
  const tags = requiredTags.unwrap().safeParse(splitTags(text));
  if (tags.success) return tags.data;
  line.addIssue({ code: "custom", message: tags.error.issues[0]?.message ?? "malformed" });
  return z.NEVER;
}
