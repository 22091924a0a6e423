import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { findBoard } from "~/features/boards/queries.server";
import { changeRole } from "~/features/members/change-role.server";
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

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, data ? `${data.name}` : staffWords.moderators);

export async function loader(args: LoaderFunctionArgs) {
  const board = await findBoard(await operatorContextOf(args), args.params.slug ?? "");
  if (!board) throw await refusalResponse(args, "board-not-found");
  return { slug: board.slug, name: board.name, moderators: board.moderators };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { handle, member } = form.value;
  const board = args.params.slug ?? "";
  const done = await changeRole(ctx, { handle, role: "moderator", board, granted: member === "in" ? "granted" : "taken" });
  return done.ok ? redirect(`/staff/boards/${board}/moderators?done`, 303) : refuseForm(args, form.form, done.refusal);
}

export default function Moderators() {
  const { slug, name, moderators } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const crumbs = <Crumbs label={t("boards")} items={[{ href: "/staff/boards", label: t("boards") }, { href: `/staff/boards/${slug}`, label: name }]} />;
  const action = `/staff/boards/${slug}/moderators`;
  return (
    <StaffPage part="boards" title={t("moderators")} lead={t("moderatorsLead")} crumbs={crumbs}>
      <TroubleSummary labels={{ handle: t("handle") }} />
      <section className="set">
        <h2>{name}</h2>
        <div className="fields">
          <PeopleList people={moderators} action={action} empty={t("noModerators")} />
          <AddPerson action={action} label={t("addModerator")} />
        </div>
      </section>
    </StaffPage>
  );
}
