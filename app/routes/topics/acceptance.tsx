import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { isId } from "~/kernel/ids";
import { idField } from "~/features/posts/schema";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { closingWords } from "~/features/questions/closing-words";
import { findTopicPage } from "~/features/topics/topic-page.server";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Button, LinkButton } from "~/ui/button";
import { Field, Input } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import formStyles from "~/ui/styles/forms.css?url";
import { PostForm, TroubleSummary, useTrouble } from "../shell/form";
import { PageRail } from "../shell/shell";
import { titleOf } from "../shell/title";

const schema = z.strictObject({ postId: z.union([z.literal(""), idField]), reason: plainText(0, limits.reasonMax).default("") });

export const meta: MetaFunction = ({ matches }) => titleOf(matches, closingWords.accept);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: formStyles }];

/** Where staff say why they decide about somebody else's question. Without an answer to decide about it leads to the question. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const postId = new URL(args.request.url).searchParams.get("post") ?? "";
  if (!edgeOf(args).isRefusal && !isId(postId)) throw redirect(`/t/${id}`);
  const page = isId(id) ? await findTopicPage(await memberContextOf(args), id, { order: null, limit: 1 }, await edgeOf(args).boards()) : null;
  if (!page?.topic.can.accept) throw await refusalResponse(args, "not-found");
  return { id, postId, title: page.topic.title, acceptedPostId: page.topic.acceptedPostId };
}

/** Accepts an answer, or with an empty id none. */
export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const topicId = args.params.id ?? "";
  const done = await acceptAnswer(ctx, { topicId, postId: form.value.postId || null, reason: form.value.reason });
  if (!done.ok && done.refusal === "reason-required") return refuseForm(args, form.form, done.refusal);
  if (!done.ok) throw await refusalResponse(args, done.refusal, done.detail);
  return redirect(`/t/${topicId}#replies`);
}

export default function AcceptForAsker() {
  const { id, postId, title, acceptedPostId } = useLoaderData<typeof loader>();
  const t = useWords(closingWords);
  const { trouble, typed, errorOf } = useTrouble();
  const isTaken = trouble ? trouble.typed.postId === "" : postId === acceptedPostId;
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t(isTaken ? "unacceptTitle" : "acceptTitle")} lead={title} />
      <TroubleSummary labels={{ reason: t("reason") }} />
      <PostForm className="stack" action={`/t/${id}/acceptance`}>
        <Note>{t("acceptText")}</Note>
        <input type="hidden" name="postId" value={isTaken ? "" : typed("postId", postId)} />
        <Field name="reason" label={t("reason")} error={errorOf("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} required /></Field>
        <div className="flex"><Button variant="ember" icon={isTaken ? "undo-2" : "check"}>{t(isTaken ? "unaccept" : "accept")}</Button><LinkButton variant="quiet" href={`/t/${id}#replies`}>{t("cancel")}</LinkButton></div>
      </PostForm>
    </Frame>
  );
}
