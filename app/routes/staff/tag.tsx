import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import type { Result } from "~/kernel/result";
import type { MemberContext } from "~/platform/context";
import { mergeTag, type MergeTagRefusal } from "~/features/tags/merge-tag.server";
import { findTag } from "~/features/tags/queries.server";
import { renameTag, type RenameTagRefusal } from "~/features/tags/rename-tag.server";
import { synonymSchema, tagMergeSchema, tagRenameSchema } from "~/features/tags/schema";
import { addSynonym, removeSynonym, type SynonymRefusal } from "~/features/tags/set-synonym.server";
import { tagHref, type TagDetail } from "~/features/tags/types";
import { tagStaffWords, tagWords } from "~/features/tags/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { refusalResponse, siteStaffContextOf } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Crumbs } from "~/ui/crumbs";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { ButtonForm, PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data ? `#${data.tag.name}` : tagWords.tags);

/** What is done to a tag here. */
const schema = z.discriminatedUnion("act", [
  synonymSchema.extend({ act: z.literal("add") }), synonymSchema.extend({ act: z.literal("remove") }), tagMergeSchema.extend({ act: z.literal("merge") }), tagRenameSchema.extend({ act: z.literal("rename") }),
]);

export async function loader(args: LoaderFunctionArgs) {
  const asked = args.params.name ?? "";
  const tag = await findTag(await siteStaffContextOf(args), asked);
  if (!tag) throw await refusalResponse(args, "not-found");
  if (tag.name !== asked) throw redirect(`/staff${tagHref(tag.name)}${new URL(args.request.url).search}`);
  return { tag };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await siteStaffContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const done = await perform(ctx, args.params.name ?? "", form.value);
  return done.ok ? redirect(`/staff${tagHref(done.value?.name ?? args.params.name ?? "")}?done`, 303) : refuseForm(args, form.form, done.refusal, done.detail);
}

function perform(ctx: MemberContext, tag: string, wish: z.output<typeof schema>): Promise<Result<{ name: string } | null, SynonymRefusal | MergeTagRefusal | RenameTagRefusal>> {
  switch (wish.act) {
    case "add":
      return addSynonym(ctx, { tag, alias: wish.alias });
    case "remove":
      return removeSynonym(ctx, { tag, alias: wish.alias });
    case "merge":
      return mergeTag(ctx, { tag, into: wish.into, reason: wish.reason });
    case "rename":
      return renameTag(ctx, { tag, name: wish.name, reason: wish.reason });
  }
}

export default function StaffTag() {
  const { tag } = useLoaderData<typeof loader>();
  const t = useWords(tagStaffWords);
  const w = useWords(tagWords);
  const lead = `${w("topics", { count: tag.topics })} · ${w("followers", { count: tag.followers })}`;
  return (
    <StaffPage part="tags" title={`#${tag.name}`} lead={lead} crumbs={<Crumbs label={w("tags")} items={[{ href: "/staff/tags", label: w("tags") }]} />} actions={<LinkButton size="sm" variant="quiet" icon="tag" href={tagHref(tag.name)}>{t("view")}</LinkButton>}>
      <TroubleSummary labels={{ alias: t("alias"), into: t("into"), name: t("newName"), reason: t("reason") }} />
      <div>
        <section className="set"><h2>{t("synonyms")}</h2><div className="stack"><p className="soft">{t("synonymsText")}</p><Synonyms tag={tag} /></div></section>
        <section className="set"><h2>{t("merge")}</h2><ActForm act="merge" text={t("mergeText")} field="into" label={t("into")} send={t("mergeNow")} /></section>
        <section className="set"><h2>{t("rename")}</h2><ActForm act="rename" text={t("renameText")} field="name" label={t("newName")} send={t("renameNow")} /></section>
      </div>
    </StaffPage>
  );
}

function Synonyms({ tag }: { tag: TagDetail }) {
  const t = useWords(tagStaffWords);
  const { errorOf, typed } = useTrouble();
  return (
    <>
      {tag.synonyms.length === 0 ? <p className="dim">{t("noSynonyms")}</p> : (
        <ul className="lines">
          {tag.synonyms.map((alias) => (
            <li key={alias}>
              <span className="strong">{alias} {tag.names.includes(alias) ? <span className="dim sm">{t("moving")}</span> : null}</span>
              <ButtonForm action={`/staff${tagHref(tag.name)}`} values={{ act: "remove", alias }}><Button size="sm" aria-label={`${t("takeOut")}: ${alias}`}>{t("takeOut")}</Button></ButtonForm>
            </li>
          ))}
        </ul>
      )}
      <PostForm>
        <input type="hidden" name="act" value="add" />
        <Field name="alias" label={t("alias")} hint={t("aliasHint")} error={errorOf("alias")}><Input required autoCapitalize="none" spellCheck={false} autoComplete="off" maxLength={limits.tagMax} defaultValue={typed("act") === "add" ? typed("alias") : ""} /></Field>
        <Button>{t("addSynonym")}</Button>
      </PostForm>
    </>
  );
}

type ActFormProps = { act: "merge" | "rename"; text: string; field: "into" | "name"; label: string; send: string };

/** What changes the tag for everybody, with the reason for it. */
function ActForm({ act, text, field, label, send }: ActFormProps) {
  const t = useWords(tagStaffWords);
  const { errorOf, typed } = useTrouble();
  const isMine = typed("act") === act;
  return (
    <PostForm>
      <p className="soft">{text}</p>
      <input type="hidden" name="act" value={act} />
      <Field name={field} label={label} error={isMine ? errorOf(field) : undefined}><Input required autoCapitalize="none" spellCheck={false} autoComplete="off" maxLength={limits.tagMax} defaultValue={isMine ? typed(field) : ""} /></Field>
      <Field name="reason" id={`f-${act}-reason`} label={t("reason")} hint={t("reasonHint")} error={isMine ? errorOf("reason") : undefined}><Input required maxLength={limits.reasonMax} autoComplete="off" defaultValue={isMine ? typed("reason") : ""} /></Field>
      <Button variant="danger">{send}</Button>
    </PostForm>
  );
}
