import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { isId } from "~/kernel/ids";
import { boardSlug } from "~/features/boards/schema";
import { moveTopic, setLocked, setPinned } from "~/features/topics/change-topic.server";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { topicWords } from "~/features/topics/words";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input, Select } from "~/ui/field";
import { PageTitle } from "~/ui/page-title";
import { PostForm } from "~/ui/post-form";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { TroubleSummary, useRoot, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";
import { shellWords } from "../shell/words";

const schema = z.strictObject({
  wanted: z.enum(["locked", "unlocked", "pinned", "unpinned", "moved"]),
  board: boardSlug.optional(),
  reason: plainText(0, limits.reasonMax).default(""),
});

export const meta: MetaFunction = ({ matches }) => titleOf(matches, topicWords.move);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const id = args.params.id ?? "";
  const page = isId(id) ? await findTopicPage(ctx, id, { order: null, limit: 1 }, await edgeOf(args).boards()) : null;
  if (!page?.topic.can.moderate) throw await refusalResponse(args, "not-found");
  return { topic: page.topic };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const { wanted, board, reason } = form.value;
  const id = args.params.id ?? "";
  const done =
    wanted === "moved" ? await moveTopic(ctx, { id, board: board ?? "", reason })
    : wanted === "pinned" || wanted === "unpinned" ? await setPinned(ctx, { id, pinned: wanted === "pinned" ? "pinned" : "loose", reason })
    : await setLocked(ctx, { id, locked: wanted === "locked" ? "locked" : "open", reason });
  return done.ok ? redirect(`/t/${id}`) : refuseForm(args, form.form, done.refusal, done.detail);
}

export default function ModerateTopic() {
  const { topic } = useLoaderData<typeof loader>();
  const t = useWords(topicWords);
  const s = useWords(shellWords);
  const boards = useRoot()?.boards ?? [];
  const { typed } = useTrouble();
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("move")} lead={topic.title} />
      <TroubleSummary />
      <PostForm className="stack">
        <input type="hidden" name="wanted" value="moved" />
        <Field name="board" label={t("moveTo")}>
          <Select defaultValue={typed("board", topic.board.slug)}>{boards.map((board) => <option key={board.slug} value={board.slug}>{board.name}</option>)}</Select>
        </Field>
        <Field name="reason" label={t("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} /></Field>
        <div className="flex"><Button variant="ember">{t("move")}</Button><LinkButton variant="quiet" href={`/t/${topic.id}`}>{s("cancel")}</LinkButton></div>
      </PostForm>
    </Frame>
  );
}
