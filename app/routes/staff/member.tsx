import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { setStanding, setTrust } from "~/features/members/change-member.server";
import { changeRole } from "~/features/members/change-role.server";
import { findMemberForStaff } from "~/features/members/queries.server";
import { rankOf, rankOfActor, roles, whyNotChangeRole } from "~/features/members/rules";
import { memberWords, trustKey } from "~/features/members/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf, refusalResponse } from "~/http/respond.server";
import type { MemberContext } from "~/platform/context";
import { LinkButton } from "~/ui/button";
import { Crumbs } from "~/ui/crumbs";
import { DefinitionList } from "~/ui/definition-list";
import { Moment } from "~/ui/moment";
import { useWords } from "~/ui/use-words";
import { TroubleSummary } from "~/routes/shell/form";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { memberActSchema, type MemberAct } from "./member-act";
import { RoleForms, StandingForm, TrustForm } from "./member-forms";
import { RoleLabels, StandingLabel } from "./member-labels";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data?.member.displayName ?? staffWords.members);

export async function loader(args: LoaderFunctionArgs) {
  const { actor, ...ctx } = await operatorContextOf(args);
  const member = await findMemberForStaff(ctx, args.params.handle ?? "");
  if (!member) throw await refusalResponse(args, "not-found");
  const held = member.roles.map(({ role }) => role);
  const maySet = roles.filter((role) => whyNotChangeRole(actor, role, held) === null);
  const rank = rankOfActor(actor);
  return { member, maySet, mayTrust: rankOf(held) <= rank, maySuspend: member.id !== actor.id && rankOf(held) < rank };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, memberActSchema);
  if (!form.ok) return form.response;
  const handle = args.params.handle ?? "";
  const done = await perform(ctx, handle, form.value);
  return done.ok ? redirect(`/staff/members/${handle}?done`, 303) : refuseForm(args, form.form, done.refusal);
}

function perform(ctx: MemberContext, handle: string, act: MemberAct) {
  switch (act.act) {
    case "role":
      return changeRole(ctx, { handle, role: act.role, granted: act.granted });
    case "trust":
      return setTrust(ctx, { handle, trust: act.trust, reason: act.reason });
    case "standing":
      return setStanding(ctx, { handle, state: act.state, reason: act.reason });
  }
}

export default function Member() {
  const { member, maySet, mayTrust, maySuspend } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const m = useWords(memberWords);
  const facts = [
    { term: t("email"), detail: member.email ?? "–" }, { term: t("joined"), detail: <Moment iso={member.joinedAt} /> }, { term: t("standing"), detail: <StandingLabel member={member} /> },
    { term: t("trust"), detail: m(trustKey(member.trust)) }, { term: t("roles"), detail: member.roles.length > 0 ? <RoleLabels roles={member.roles} /> : "–" },
  ];
  const actions = <><LinkButton icon="user-round" href={`/members/${member.handle}`}>{t("publicPage")}</LinkButton><LinkButton icon="history" href={`/staff/audit?subject=${member.id}`}>{t("historyOf")}</LinkButton></>;
  return (
    <StaffPage part="members" title={member.displayName} lead={`@${member.handle}`} actions={actions} crumbs={<Crumbs label={t("members")} items={[{ href: "/staff/members", label: t("members") }]} />}>
      <TroubleSummary labels={{ reason: t("reason"), trust: t("trustLevel") }} />
      <div>
        <section className="set"><h2>{m("facts")}</h2><DefinitionList items={facts} /></section>
        <section className="set"><header><h2>{t("roles")}</h2><p>{t("rolesText")}</p></header><RoleForms member={member} maySet={maySet} /></section>
        <section className="set"><header><h2>{t("trust")}</h2><p>{t("trustText")}</p></header>{mayTrust ? <TrustForm member={member} /> : <p className="soft">{t("notYours")}</p>}</section>
        <section className="set danger"><header><h2>{t("standing")}</h2><p>{t("suspendText")}</p></header>{maySuspend ? <StandingForm member={member} /> : <p className="soft">{t("notYours")}</p>}</section>
      </div>
    </StaffPage>
  );
}
