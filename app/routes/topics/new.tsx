import { redirect, type ActionFunctionArgs, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { kindsOpenTo, moderatesBoard, readableBoards } from "~/features/boards/rules";
import { findBoard, toView } from "~/features/boards/queries.server";
import { topicKinds } from "~/features/boards/types";
import { DraftLine } from "~/features/drafts/components/draft-line";
import { findDraft, findUnfinishedTopic } from "~/features/drafts/queries.server";
import { draftKeyOf, placeOf } from "~/features/drafts/rules";
import { draftKeyField } from "~/features/drafts/schema";
import { draftWords } from "~/features/drafts/words";
import { attachable } from "~/features/files/rules";
import { zonedTime } from "~/kernel/clock";
import { newRandomId } from "~/kernel/ids";
import type { MemberContext } from "~/platform/context";
import { Composer } from "~/features/posts/components/composer";
import { composeWords } from "~/features/posts/compose-words";
import { SimilarFound, similarIn, SimilarTopics } from "~/features/topics/components/similar-topics";
import { createTopic } from "~/features/topics/create-topic.server";
import { findSimilarTopics } from "~/features/topics/find-similar.server";
import { similarSchema } from "~/features/topics/schema";
import { topicHref } from "~/features/topics/types";
import { TagPicks } from "~/features/tags/components/tag-picks";
import { useTwoNames } from "~/features/tags/components/two-names";
import { listTagGroups } from "~/features/tags/queries.server";
import { suggestTagsForText } from "~/features/tags/suggest-tags.server";
import { topicWords } from "~/features/topics/words";
import { formStep, readForm, refuseForm } from "~/http/forms.server";
import { edgeOf, memberContextOf } from "~/http/respond.server";
import { useActionData, useLoaderData } from "~/routes/shell/route-data";
import { Checkbox, Field, Input, Radios, Select } from "~/ui/field";
import { MarkdownBody } from "~/ui/markdown-body";
import { usePage } from "~/ui/page-context";
import { Note } from "~/ui/note";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import composeStyles from "~/ui/styles/compose.css?url";
import { TroubleSummary, useRoot, useTrouble } from "../shell/form";
import type { ShellHandle } from "../shell/shell";
import { titleOf } from "../shell/title";
import { newTopicFormSchema } from "./topic-form";
import { useChosenBoard } from "./use-chosen-board";

export const meta: MetaFunction = ({ matches }) => titleOf(matches, composeWords.newTitle);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: composeStyles }];
export const handle: ShellHandle = { frame: "writing" };

export async function loader(args: LoaderFunctionArgs) {
  const ctx = await memberContextOf(args);
  const params = new URL(args.request.url).searchParams;
  const { draft, draftKey, unfinished } = await draftsFor(ctx, params.get("draft"));
  const slug = draft?.fields.board ?? params.get("board") ?? "";
  const tree = await edgeOf(args).boards();
  const boards = readableBoards(ctx.actor, tree).map((board) => ({ ...toView(board, tree), kinds: kindsOpenTo(ctx.actor, tree, board), attach: attachable(board.fileKinds, { trust: ctx.actor.trust, moderates: moderatesBoard(ctx.actor, tree, board) }) })).filter((board) => board.kinds.length > 0);
  const chosen = boards.some((board) => board.slug === slug) ? await findBoard(ctx, slug) : null;
  const kind = topicKinds.find((name) => name === (draft?.fields.kind ?? params.get("kind"))) ?? null;
  const asking = boards.some(({ requiredTagGroups }) => requiredTagGroups.length > 0) ? await listTagGroups(ctx) : [];
  const picks = chosen ? await suggestTagsForText(ctx, { title: draft?.fields.title ?? "", body: draft?.fields.body ?? "", board: chosen.slug }) : [];
  return { boards, chosen, kind, draft, draftKey, unfinished, asking, picks };
}

/** The draft asked for; else a place for a new one, and the title of a topic left unfinished. */
async function draftsFor(ctx: MemberContext, asked: string | null) {
  const key = draftKeyField.safeParse(asked);
  if (key.success && placeOf(key.data).place === "topic") return { draft: await findDraft(ctx, key.data), draftKey: key.data, unfinished: null };
  return { draft: null, draftKey: draftKeyOf("topic", newRandomId()), unfinished: await findUnfinishedTopic(ctx) };
}

export async function action(args: ActionFunctionArgs) {
  const ctx = await memberContextOf(args);
  const step = await similarStep(args, ctx);
  if (step) return step;
  const form = await readForm(args, newTopicFormSchema);
  if (!form.ok) return form.response;
  const { publishAt: local, thenPoll, ...input } = form.value;
  const publishAt = local ? zonedTime(local, await edgeOf(args).timeZone()) : null;
  if (local && !publishAt) return refuseForm(args, form.form, "timer-time-wrong");
  const made = await createTopic(ctx, { ...input, publishAt: publishAt?.toISOString() });
  if (made.ok && thenPoll) return redirect(`/t/${made.value.id}/poll`);
  return made.ok ? redirect(topicHref(made.value)) : refuseForm(args, form.form, made.refusal, made.detail);
}

/** Without script one asks for similar topics by a button of the form; null when another was pressed. */
async function similarStep(args: ActionFunctionArgs, ctx: MemberContext): Promise<Response | null> {
  const form = await args.request.clone().formData();
  if (form.get("intent") !== "similar") return null;
  const wish = similarSchema.safeParse({ title: form.get("title") ?? "", board: form.get("board") || undefined, kind: form.get("kind") || undefined });
  return formStep(form, { items: wish.success ? await findSimilarTopics(ctx, wish.data) : [] });
}

export default function NewTopic() {
  const { boards, chosen, kind, draft, draftKey, unfinished, asking, picks } = useLoaderData<typeof loader>();
  const me = useRoot()?.me?.id ?? "";
  const t = useWords(composeWords);
  const w = useWords(topicWords);
  const { timeZone } = usePage();
  const d = useWords(draftWords);
  const { trouble, typed, errorOf } = useTrouble();
  const similar = similarIn(useActionData());
  const { board, detail, choose, kindChosen } = useChosenBoard(boards, chosen, typed("board", chosen?.slug ?? ""));
  const kinds = board?.kinds ?? topicKinds.filter((name) => boards.some((entry) => entry.kinds.includes(name)));
  const first = kindChosen || typed("kind", kind ?? "");
  const review = board?.reviewPolicy === "all" ? w("reviewAll") : board?.reviewPolicy === "first" ? w("reviewFirst") : t("appearsAtOnce");
  const nameOf = useTwoNames();
  const groups = asking.filter(({ slug }) => board?.requiredTagGroups.includes(slug)).map(({ name, tags }) => t("groupNeeded", { group: nameOf(name), tags: tags.join(", ") }));
  const needed = [...(board && board.requiredTags.length > 0 ? [t("tagsNeeded", { tags: board.requiredTags.join(", ") })] : []), ...groups].join(" ") || undefined;
  return (
    <Frame>
      <PageTitle title={t("newTitle")} />
      <TroubleSummary labels={{ board: t("board"), kind: t("kind"), title: t("title"), body: t("body"), tags: t("tags") }} />
      {similar ? <SimilarFound topics={similar} /> : null}
      {unfinished ? <Note icon="pencil-line">{d("unfinished", { title: unfinished.title || d("noTitle") })} <a className="link" href={`/new?draft=${unfinished.key}`}>{d("goOn")}</a></Note> : null}
      <Composer
        kind="opening" attach={board && { to: `board=${board.slug}`, kinds: board.attach }}
        title={typed("title", draft?.fields.title)} tags={typed("tags", draft?.fields.tags).replaceAll("\n", " ")} tagsHint={needed} board={board?.slug} body={typed("body", draft?.fields.body ?? chosen?.template ?? "")} send={t("publish")} promise={review}
        cancelHref={board ? `/boards/${board.slug}` : "/"} errorOf={errorOf}
        draft={<DraftLine draftKey={typed("draft").split("@")[0] || draftKey} owner={me} saved={draft} address="/new?draft=" refused={trouble !== null} />}
        before={
          <>
            <Field name="board" label={t("board")} error={errorOf("board")}>
              <Select defaultValue={board?.slug ?? ""} onInput={choose} required>
                <option value="" disabled>{t("chooseBoard")}</option>
                {boards.map((entry) => <option key={entry.slug} value={entry.slug}>{"　".repeat(entry.depth - 1)}{entry.name}</option>)}
              </Select>
            </Field>
            <Radios key={kinds.join()} name="kind" legend={t("kind")} choices={kinds.map((name) => ({ value: name, label: w(name) }))} value={kinds.find((name) => name === first) ?? kinds[0]} />
          </>
        }
        after={<><TagPicks picks={picks} ticked={typed("tags").split("\n").slice(1)} /><Checkbox name="thenPoll" value="yes" label={t("thenPoll")} defaultChecked={typed("thenPoll") !== ""} /><details><summary>{t("later")}</summary><Field name="publishAt" label={t("publishAt", { zone: timeZone })} error={errorOf("publishAt")}><Input type="datetime-local" defaultValue={typed("publishAt")} /></Field></details></>}
        about={(title) => <SimilarTopics title={title} board={board?.slug} />}
        aside={detail?.guidelinesHtml ? <details className="rules" open><summary>{w("guidelines")}</summary><MarkdownBody html={detail.guidelinesHtml} /></details> : null}
      />
    </Frame>
  );
}
