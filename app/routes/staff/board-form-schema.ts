import { z } from "zod";
import { boardChangeSchema, newBoardSchema } from "~/features/boards/schema";

const { topicKinds, requiredTags, groups, parent, description, guidelines, template } = newBoardSchema.shape;

/** A form says some things in its own way: tags in one line, no parent as empty, boxes not ticked as nothing. */
const asPosted = {
  requiredTags: z.string().max(400, "too-long").transform(splitTags).pipe(requiredTags.unwrap()),
  parent: z.string().transform((slug) => (slug === "" ? null : slug)).pipe(parent.unwrap()),
  topicKinds: topicKinds.unwrap().prefault([]),
  groups: groups.unwrap().prefault([]),
  description: description.unwrap(),
  guidelines: guidelines.unwrap(),
  template: template.unwrap(),
};

/** The form of a new board. */
export const newBoardForm = newBoardSchema.extend(asPosted);

/** The form of a board that exists: everything but the address. */
export const boardChangeForm = boardChangeSchema.extend(asPosted);

/** "raku, glaze" or "raku glaze" as a list. */
export function splitTags(text: string): string[] {
  return text.split(/[\s,，、]+/).filter(Boolean);
}
