import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { findBoard, listBoards } from "~/features/boards/queries.server";
import { changeBoard } from "~/features/boards/save-board.server";
import { listGroups } from "~/features/members/queries.server";
import { listTagGroups } from "~/features/tags/queries.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { operatorContextOf, refusalResponse } from "~/http/respond.server";
import { LinkButton } from "~/ui/button";
import { Crumbs } from "~/ui/crumbs";
import { useWords } from "~/ui/use-words";
import { useLoaderData } from "~/routes/shell/route-data";
import { titleOf } from "~/routes/shell/title";
import { BoardForm } from "./board-form";
import { boardChangeForm } from "./board-form-schema";
import { StaffPage } from "./staff-page";
import { staffWords } from "./words";

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => titleOf(matches, staffWords.editNamed, { name: data?.board.name ?? "" });

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const board = await findBoard(ctx, args.params.slug ?? "");
  if (!board) throw await refusalResponse(args, "board-not-found");
  const [boards, groups, tagGroups] = await Promise.all([listBoards(ctx), listGroups(ctx), listTagGroups(ctx)]);
  return { board, parents: boards.map(({ slug, name, depth }) => ({ slug, name, depth })), groups: groups.map(({ slug, name }) => ({ slug, name })), tagGroups };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await operatorContextOf(args);
  const form = await readForm(args, boardChangeForm);
  if (!form.ok) return form.response;
  const done = await changeBoard(ctx, args.params.slug ?? "", form.value);
  return done.ok ? redirect("/staff/boards?done", 303) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function EditBoard() {
  const { board, parents, groups, tagGroups } = useLoaderData<typeof loader>();
  const t = useWords(staffWords);
  const actions = (
    <>
      <LinkButton icon="shield" href={`/staff/boards/${board.slug}/moderators`}>{t("moderators")}</LinkButton>
      <LinkButton icon="eye" href={`/boards/${board.slug}`}>{t("view")}</LinkButton>
    </>
  );
  return (
    <StaffPage part="boards" title={board.name} lead={`/boards/${board.slug}`} actions={actions} crumbs={<Crumbs label={t("boards")} items={[{ href: "/staff/boards", label: t("boards") }]} />}>
      <BoardForm board={board} parents={parents} groups={groups} tagGroups={tagGroups} />
    </StaffPage>
  );
}
