import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { setGroupMember } from "~/features/members/groups.server";
import { listGroups } from "~/features/members/queries.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf, refusalResponse } from "~/http/respond.server";
import { Crumbs } from "~/ui/crumbs";
import { useWords } from "~/ui/use-words";
import { TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { AddPerson, PeopleList } from "./people-parts";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

const schema = z.strictObject({ handle: z.string().trim().toLowerCase().min(1, "required").max(60), member: z.enum(["in", "out"]) });

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data?.group.name ?? staffWords.groups);

export async function loader(args: LoaderFunctionArgs) {
  const groups = await listGroups(await operatorContextOf(args));
  const group = groups.find(({ slug }) => slug === args.params.slug);
  if (!group) throw await refusalResponse(args, "not-found");
  return { group };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const group = args.params.slug ?? "";
  const done = await setGroupMember(ctx, { group, ...form.value });
  return done.ok ? redirect(`/staff/groups/${group}?done`, 303) : refuseForm(args, form.form, done.refusal);
}

export default function Group() {
  const { group } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const action = `/staff/groups/${group.slug}`;
  return (
    <StaffPage part="groups" title={group.name} lead={t("memberCount", { count: group.memberCount })} crumbs={<Crumbs label={t("groups")} items={[{ href: "/staff/groups", label: t("groups") }]} />}>
      <TroubleSummary labels={{ handle: t("handle") }} />
      <section className="set">
        <h2>{t("groupMembers")}</h2>
        <div className="fields">
          {group.members.length < group.memberCount ? <p className="soft">{t("firstMembers", { count: group.members.length })}</p> : null}
          <PeopleList people={group.members} action={action} empty={t("nobodyInGroup")} />
          <AddPerson action={action} label={t("addMember")} />
        </div>
      </section>
    </StaffPage>
  );
}
