import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { listBoards } from "~/features/boards/queries.server";
import { createBoard } from "~/features/boards/save-board.server";
import { listGroups } from "~/features/members/queries.server";
import { listTagGroups } from "~/features/tags/queries.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf } from "~/http/respond.server";
import { Crumbs } from "~/ui/crumbs";
import { useWords } from "~/ui/use-words";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { BoardForm } from "./board-form";
import { newBoardForm } from "./board-form-schema";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, staffWords.newBoard);

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const [boards, groups, tagGroups] = await Promise.all([listBoards(ctx), listGroups(ctx), listTagGroups(ctx)]);
  return { parents: boards.map(({ slug, name, depth }) => ({ slug, name, depth })), groups: groups.map(({ slug, name }) => ({ slug, name })), tagGroups };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, newBoardForm);
  if (!form.ok) return form.response;
  const done = await createBoard(ctx, form.value);
  return done.ok ? redirect("/staff/boards?done", 303) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function NewBoard() {
  const choices = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  return (
    <StaffPage part="boards" title={t("newBoard")} lead={t("newBoardLead")} crumbs={<Crumbs label={t("boards")} items={[{ href: "/staff/boards", label: t("boards") }]} />}>
      <BoardForm {...choices} />
    </StaffPage>
  );
}
