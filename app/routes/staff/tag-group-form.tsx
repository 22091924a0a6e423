import { z } from "zod";
import { limits } from "~/kernel/limits";
import { splitTags } from "~/kernel/text";
import { groupTagsMax } from "~/features/tags/rules";
import { newTagGroupSchema } from "~/features/tags/schema";
import type { TagGroupView } from "~/features/tags/types";
import { tagStaffWords } from "~/features/tags/words";
import { Button } from "~/ui/button";
import { Checkbox, Field, Input, TextArea } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { PostForm, useTrouble } from "~/routes/shell/form";

const name = z.string().max(limits.boardNameMax * 4);
const fields = z.strictObject({ slug: z.string().max(80).default("none"), nameEn: name, nameZh: name, oneOf: z.literal("on").optional(), tags: z.string().max(groupTagsMax * 80), version: z.coerce.number().int().min(0).default(0) });

/** What a group's form posts: its names side by side, its tags as text. A new one has a version of 0. */
export const tagGroupForm = fields.transform(({ nameEn, nameZh, oneOf, tags, version, slug }, field) => {
  const parsed = newTagGroupSchema.safeParse({ slug, name: { en: nameEn, zh: nameZh }, oneOf: oneOf === "on", tags: splitTags(tags) });
  if (parsed.success) return { ...parsed.data, version };
  for (const { path, message } of parsed.error.issues) field.addIssue({ code: "custom", message, path: [path[0] === "name" ? "nameEn" : (path[0] ?? "tags")] });
  return z.NEVER;
});

/** All that can be said of a group of tags. Without `group` it makes a new one. */
export function TagGroupForm({ group }: { group?: TagGroupView }) {
  const t = useWords(tagStaffWords);
  const { trouble, errorOf, typed, versionOf } = useTrouble();
  const isOneOf = trouble ? typed("oneOf") === "on" : (group?.oneOf ?? false);
  return (
    <PostForm>
      {trouble?.refusal === "stale-version" ? <p className="soft">{t("stale")}</p> : null}
      {group ? <input type="hidden" name="version" value={versionOf(group.version)} /> : null}
      {group ? null : <Field name="slug" label={t("slug")} hint={t("slugHint")} error={errorOf("slug")}><Input required autoCapitalize="none" spellCheck={false} maxLength={40} defaultValue={typed("slug")} /></Field>}
      <Field name="nameEn" label={t("nameEn")} hint={t("nameHint")} error={errorOf("nameEn")}><Input maxLength={limits.boardNameMax} defaultValue={typed("nameEn", group?.name.en)} /></Field>
      <Field name="nameZh" label={t("nameZh")} error={errorOf("nameZh")}><Input lang="zh-CN" maxLength={limits.boardNameMax} defaultValue={typed("nameZh", group?.name.zh)} /></Field>
      <Field name="tags" label={t("groupTags")} hint={t("groupTagsHint")} error={errorOf("tags")}><TextArea rows={3} autoCapitalize="none" defaultValue={typed("tags", group?.tags.join(", "))} /></Field>
      <Checkbox name="oneOf" label={t("oneOf")} defaultChecked={isOneOf} />
      <Button variant="ember">{group ? t("saveGroup") : t("createGroup")}</Button>
    </PostForm>
  );
}
