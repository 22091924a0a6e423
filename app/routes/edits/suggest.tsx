import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { limits } from "~/kernel/limits";
import { findSuggestForm } from "~/features/edit-suggestions/queries.server";
import { suggestionSchema } from "~/features/edit-suggestions/schema";
import { suggestEdit } from "~/features/edit-suggestions/suggest-edit.server";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { Composer } from "~/features/posts/components/composer";
import { readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, keptTextResponse, memberContextOf, refusalResponse } from "~/http/respond.server";
import { useLoaderData } from "~/routes/shell/route-data";
import { Field, Input } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import composeStyles from "~/ui/styles/compose.css?url";
import { TroubleSummary, useTrouble } from "../shell/form";
import type { ShellHandle } from "../shell/shell";
import { titleOf } from "../shell/title";
import { topicFormSchema } from "../topics/topic-form";
import { Tags } from "./suggested-change";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, suggestionWords.suggest);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: composeStyles }];
export const handle: ShellHandle = { frame: "writing" };

const schema = suggestionSchema.extend({ tags: topicFormSchema.shape.tags });

/** The post to start from; who has a suggestion for it already is led there, or goes on with it when it is outdated. A text just refused stays on the page whatever the rule. */
export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const ctx = await memberContextOf(args);
  const form = isId(id) ? await findSuggestForm(ctx, id) : null;
  if (!form) throw await refusalResponse(args, "not-found");
  const { post, mine, closed } = form;
  const { isRefusal } = edgeOf(args);
  if (mine?.state === "open" && !isRefusal) throw redirect(`/edits/${mine.id}`);
  if (closed && !isRefusal) throw await refusalResponse(args, closed.refusal, closed.limit === undefined ? undefined : { limit: closed.limit });
  return { post, begun: mine?.state === "outdated" ? mine : null };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const made = await suggestEdit(ctx, { postId: args.params.id ?? "", ...form.value });
  if (made.ok) return redirect(`/edits/${made.value.id}`);
  if (made.refusal === "not-found") throw await keptTextResponse(args, form.form, { refusal: "post-gone" });
  return refuseForm(args, form.form, made.refusal, made.detail);
}

export default function SuggestEdit() {
  const { post, begun } = useLoaderData<typeof loader>();
  const t = useWords(suggestionWords);
  const { trouble, typed, errorOf, versionOf } = useTrouble();
  const isOpening = post.kind === "opening";
  const isStale = begun !== null || trouble?.refusal === "stale-version";
  return (
    <Frame>
      <PageTitle title={t("suggest")} lead={<>{isOpening ? null : <>{post.title}. </>}{t("suggestLead")}</>} />
      <TroubleSummary labels={{ body: t("body"), title: t("title"), tags: t("tags"), reason: t("why") }} />
      {isStale ? <Note tone="ochre" icon="git-merge"><p className="strong">{t("staleTheirs")}</p>{isOpening ? <><p>{post.title}</p><p className="flex"><Tags tags={post.tags} /></p></> : null}<RawText label={t("staleTheirs")}>{post.body}</RawText><p>{t("staleYours")}</p></Note> : null}
      <Composer
        kind={post.kind} board={post.board} topicKind={post.topicKind} hidden={{ version: versionOf(post.version) }} send={t("send")} promise={t("promise")} cancelHref={`/posts/${post.id}`} errorOf={errorOf}
        after={<Field name="reason" label={t("why")} hint={t("whyHint")} error={errorOf("reason")}><Input defaultValue={typed("reason", begun?.reason)} maxLength={limits.reasonMax} autoComplete="off" required /></Field>}
        title={isOpening ? typed("title", begun?.title ?? post.title) : undefined} tags={isOpening ? typed("tags", (begun?.tags ?? post.tags).join(" ")) : undefined} body={typed("body", begun?.body ?? post.body)}
      />
    </Frame>
  );
}
