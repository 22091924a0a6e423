import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { isId } from "~/kernel/ids";
import { refused } from "~/kernel/result";
import { DraftLine } from "~/features/drafts/components/draft-line";
import { findDraft } from "~/features/drafts/queries.server";
import { draftKeyOf } from "~/features/drafts/rules";
import { editPost } from "~/features/posts/edit-post.server";
import { findPostSource } from "~/features/posts/queries.server";
import { composeWords } from "~/features/posts/compose-words";
import { Composer } from "~/features/posts/components/composer";
import { readForm, refuseForm } from "~/http/forms.server";
import { memberContextOf, refusalResponse } from "~/http/respond.server";
import { limits } from "~/kernel/limits";
import { useLoaderData } from "~/routes/shell/route-data";
import { Field, Input } from "~/ui/field";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { RawText } from "~/ui/raw-text";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import composeStyles from "~/ui/styles/compose.css?url";
import { TroubleSummary, useRoot, useTrouble } from "../shell/form";
import type { ShellHandle } from "../shell/shell";
import { titleOf } from "../shell/title";
import { topicFormSchema } from "../topics/topic-form";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, composeWords.editTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: composeStyles }];
export const handle: ShellHandle = { frame: "writing" };

const schema = topicFormSchema.pick({ title: true, body: true, tags: true, version: true, reason: true, draft: true }).partial({ title: true, tags: true });

export async function loader(args: LoaderFunctionArgs) {
  const id = args.params.id ?? "";
  const ctx = await memberContextOf(args);
  const post = isId(id) ? await findPostSource(ctx, id) : refused("not-found");
  if (!post.ok) throw await refusalResponse(args, post.refusal);
  return { post: post.value, draft: await findDraft(ctx, draftKeyOf("edit", id)) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const form = await readForm(args, schema);
  if (!form.ok) return form.response;
  const edited = await editPost(ctx, { id: args.params.id ?? "", ...form.value });
  return edited.ok ? redirect(`/posts/${edited.value.id}`) : refuseForm(args, form.form, edited.refusal, edited.detail);
}

export default function EditPost() {
  const { post, draft } = useLoaderData<typeof loader>();
  const t = useWords(composeWords);
  const { trouble, typed, errorOf, versionOf } = useTrouble();
  const isOpening = post.kind === "opening";
  const me = useRoot()?.me?.id ?? "";
  const begun = draft?.fields;
  const isStale = trouble?.refusal === "stale-version" || (!trouble && begun?.version !== undefined && begun.version !== String(post.version));
  return (
    <Frame>
      <PageTitle title={isOpening ? t("editTopicTitle") : t("editTitle")} lead={isOpening ? undefined : post.title} />
      <TroubleSummary labels={{ body: t("body"), title: t("title"), tags: t("tags"), reason: t("editReason") }} />
      {isStale ? <Note tone="ochre" icon="git-merge"><p className="strong">{t("staleTheirs")}</p><RawText>{post.body}</RawText><p>{t("staleYours")}</p></Note> : null}
      <Composer
        kind={post.kind} board={post.board} topicKind={post.topicKind} attach={{ to: `topic=${post.topicId}`, kinds: post.attach }}
        hidden={{ version: trouble ? versionOf(post.version) : (begun?.version ?? String(post.version)) }} send={t("save")} cancelHref={`/posts/${post.id}`} errorOf={errorOf}
        after={<Field name="reason" label={t("editReason")} hint={t("editReasonHint")} error={errorOf("reason")}><Input defaultValue={typed("reason")} maxLength={limits.reasonMax} autoComplete="off" /></Field>}
        title={isOpening ? typed("title", begun?.title ?? post.title) : undefined} tags={isOpening ? typed("tags", begun?.tags ?? post.tags.join(" ")) : undefined} body={typed("body", begun?.body ?? post.body)}
        draft={<DraftLine draftKey={draftKeyOf("edit", post.id)} owner={me} saved={draft} refused={trouble !== null} />}
      />
    </Frame>
  );
}
