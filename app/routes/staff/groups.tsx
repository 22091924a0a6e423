import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { limits } from "~/kernel/limits";
import { newGroupSchema } from "~/features/boards/schema";
import { createGroup } from "~/features/members/groups.server";
import { listGroups } from "~/features/members/queries.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf } from "~/http/respond.server";
import { Button } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import { PostForm, TroubleSummary, useTrouble } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.groups);

export async function loader(args: LoaderFunctionArgs) {
  const groups = await listGroups(await operatorContextOf(args));
  return { groups: groups.map(({ slug, name, memberCount }) => ({ slug, name, count: memberCount })) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, newGroupSchema);
  if (!form.ok) return form.response;
  const done = await createGroup(ctx, form.value);
  return done.ok ? redirect(`/staff/groups/${done.value.slug}`, 303) : refuseForm(args, form.form, done.refusal);
}

export default function Groups() {
  const { groups } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  return (
    <StaffPage part="groups" lead={t("groupsLead")}>
      <TroubleSummary labels={{ slug: t("slug"), name: t("groupName") }} />
      <div>
        <section className="set">
          <h2>{t("groups")}</h2>
          {groups.length === 0 ? <p className="soft">{t("groupsEmpty")}. {t("groupsEmptyText")}</p> : (
            <ul className="lines">
              {groups.map(({ slug, name, count }) => <li key={slug}><span><a className="strong" href={`/staff/groups/${slug}`}>{name}</a> <span className="dim">{slug}</span></span><span className="dim sm">{t("memberCount", { count })}</span></li>)}
            </ul>
          )}
        </section>
        <section className="set">
          <h2>{t("newGroup")}</h2>
          <NewGroup />
        </section>
      </div>
    </StaffPage>
  );
}

function NewGroup() {
  const t = useWords(staffWords);
  const { errorOf, typed } = useTrouble();
  return (
    <PostForm action="/staff/groups">
      <Field name="name" label={t("groupName")} error={errorOf("name")}><Input required maxLength={limits.boardNameMax} defaultValue={typed("name")} /></Field>
      <Field name="slug" label={t("slug")} hint={t("slugHint")} error={errorOf("slug")}><Input required autoCapitalize="none" spellCheck={false} maxLength={40} defaultValue={typed("slug")} /></Field>
      <Button variant="ember">{t("createGroup")}</Button>
    </PostForm>
  );
}
