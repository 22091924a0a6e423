import { DraftLine } from "~/features/drafts/components/draft-line";
import { draftKeyOf } from "~/features/drafts/rules";
import type { Draft } from "~/features/drafts/types";
import { PostVote } from "~/features/posts/components/post-vote";
import type { ShownPost } from "~/features/posts/types";
import { QuestionNotes } from "~/features/questions/components/closing-box";
import { QuestionActs } from "~/features/questions/components/question-acts";
import { relatedPlace } from "~/features/related/types";
import { Comments, PostCard, ReplyCard } from "~/features/topics/components/post-card";
import { ReplyForm } from "~/features/topics/components/reply-form";
import { ShareMenu } from "~/features/topics/components/share-menu";
import { TopicLog, type LogLine } from "~/features/topics/components/topic-log";
import { spanText } from "~/features/topics/rules";
import { kindIcons } from "~/features/topics/components/kind-icons";
import { topicHref } from "~/features/topics/types";
import type { PostOrder } from "~/features/topics/topic-page.server";
import type { TopicHead } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { Who } from "~/ui/avatar";
import { LinkButton } from "~/ui/button";
import { Crumbs } from "~/ui/crumbs";
import { Icon } from "~/ui/icon";
import { StandingPart } from "~/ui/markdown-body";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { Pager } from "~/ui/pager";
import { Segmented } from "~/ui/segmented";
import { ActionBar } from "~/ui/shell";
import { StateLabel } from "~/ui/state-label";
import { Tag } from "~/ui/tag";
import { useWords } from "~/ui/use-words";
import { TroubleSummary, useTrouble } from "../shell/form";
import { Moderation } from "./moderation-menu";

type TopicViewProps = {
  topic: TopicHead; opening: ShownPost; posts: ShownPost[]; nextCursor: string | null; order: PostOrder; myId: string | null;
  draft: Draft | null;
  log: LogLine[];
  /** Whether topics like it stand below the last post. */
  hasRelated: boolean;
  query: { cursor?: string | undefined; replyTo: string | null; order: PostOrder | null };
};

/** A topic: its head, the opening post, the answers or replies, and the form below. */
export function TopicView(props: TopicViewProps) {
  const { topic, opening, query, myId } = props;
  const t = useWords(topicWords);
  const { trouble, typed, errorOf } = useTrouble();
  const base = topicHref(topic);
  const replyTo = typed("replyTo", query.replyTo ?? "") || null;
  const draftKey = replyTo ? draftKeyOf("under", replyTo) : draftKeyOf("reply", topic.id);
  const draft = props.draft?.key === draftKey ? props.draft : null;
  return (
    <>
      <TopicHead topic={topic} myId={myId} />
      {query.cursor ? null : (
        <div className={topic.kind === "article" || topic.kind === "announcement" ? "article" : undefined}>
          <PostCard post={opening} topic={topic} myId={myId} replyHref={topic.kind === "question" && topic.can.reply ? replyHref(base, opening.id) : null}>
            {topic.question ? <QuestionActs id={topic.id} question={topic.question} sameCount={topic.sameCount} /> : null}
            {topic.kind === "question" ? <Comments comments={below(props.posts, opening.id)} topic={topic} myId={myId} /> : null}
          </PostCard>
        </div>
      )}
      {topic.pollId && !query.cursor ? <StandingPart id={topic.pollId} /> : null}
      <Replies {...props} />
      <TopicLog lines={props.log} />
      <ReplyForm topic={topic} replyTo={replyTo} target={[opening, ...props.posts].find(({ id }) => id === replyTo)?.author?.displayName} text={typed("body", draft?.fields.body)} error={errorOf("body")} draft={myId ? <DraftLine key={draftKey} draftKey={draftKey} owner={myId} saved={draft} refused={trouble !== null} /> : null} summary={<TroubleSummary labels={{ body: t("replyTitle") }} />} signInHref={`/sign-in?to=${encodeURIComponent(base)}`} />
      {props.hasRelated ? <StandingPart id={relatedPlace(topic.id)} /> : null}
      {topic.can.reply && !topic.closed && !replyTo ? <ActionBar label={topic.title}><PostVote post={opening} layout="flat" /><LinkButton variant="ember" href="#write">{topic.kind === "question" ? t("answerTitle") : t("replyTitle")}</LinkButton></ActionBar> : null}
    </>
  );
}

const isScheduled = ({ state, timers }: TopicHead): boolean => state === "held" && timers.some(({ act }) => act === "publish");

function TopicHead({ topic, myId }: { topic: TopicHead; myId: string | null }) {
  const t = useWords(topicWords);
  return (
    <header className="qhead">
      <Crumbs label={t("boardsTitle")} items={[{ href: `/boards/${topic.board.slug}`, label: topic.board.name }]} />
      <h1>{topic.title}</h1>
      <div className="meta">
        <span className="with"><Icon name={kindIcons[topic.kind]} size={14} />{t(topic.kind)}</span>
        {topic.solved ? <StateLabel tone="moss" icon="check">{t("solved")}</StateLabel> : null}
        {topic.pinned ? <StateLabel icon="pin">{t("pinned")}</StateLabel> : null}
        {topic.closed ? <StateLabel icon="circle-x">{t("closed")}</StateLabel> : null}
        {topic.slowSeconds > 0 ? <StateLabel icon="timer">{t("slowLabel", { wait: spanText(topic.slowSeconds) })}</StateLabel> : null}
        {topic.locked ? <StateLabel icon="lock">{t("locked")}</StateLabel> : null}
        {topic.state !== "visible" ? <StateLabel tone="ochre" icon="eye-off">{t(isScheduled(topic) ? "scheduled" : topic.state)}</StateLabel> : null}
        {topic.imported ? <StateLabel icon="download">{t("imported")}</StateLabel> : null}
        <Who seed={topic.author.id} name={topic.author.displayName} src={topic.author.avatarUrl} href={`/members/${topic.author.handle}`} />
        <Moment iso={topic.createdAt} />
        {topic.tags.length > 0 ? <span className="tags">{topic.tags.map((tag) => <Tag key={tag} href={`/tags/${encodeURIComponent(tag)}`}>#{tag}</Tag>)}</span> : null}
        <ShareMenu href={topicHref(topic)} title={topic.title} printHref={`/t/${topic.id}/print`} />
        {topic.can.moderate ? <Moderation topic={topic} /> : null}
      </div>
      {topic.question ? <QuestionNotes id={topic.id} question={topic.question} isAsker={myId === topic.author.id} /> : null}
      {topic.lockReason ? <Note icon="lock">{t("lockedWhy", { reason: topic.lockReason })}</Note> : null}
    </header>
  );
}

function Replies({ topic, posts, nextCursor, order, query, myId }: TopicViewProps) {
  const t = useWords(topicWords);
  const base = topicHref(topic);
  const isQuestion = topic.kind === "question";
  const heading = isQuestion ? t("answers", { count: topic.replyCount }) : t("replies", { count: topic.replyCount });
  const orders = isQuestion
    ? [{ order: "votes", label: t("byVotes") }, { order: "newest", label: t("newest") }, { order: "oldest", label: t("oldest") }]
    : [{ order: "tree", label: t("tree") }, { order: "flat", label: t("flat") }];
  const roots = isQuestion ? posts.filter((post) => post.kind === "answer") : posts;
  const next = nextCursor ? `${base}?${new URLSearchParams({ order, cursor: nextCursor })}` : null;
  return (
    <section aria-labelledby="replies">
      <div className="ahead">
        <h2 id="replies">{heading}</h2>
        {topic.replyCount > 1 ? <Segmented label={t("order")} items={orders.map((item) => ({ href: `${base}?order=${item.order}#replies`, label: item.label, current: item.order === order || (item.order === "oldest" && order === "flat") }))} /> : null}
      </div>
      {isQuestion && !topic.solved && !topic.closed && topic.state === "visible" && (topic.can.moderate || myId === topic.author.id) ? <p><LinkButton size="sm" icon="user-round-plus" href={`/t/${topic.id}/answerers`}>{t("whoCanAnswer")}</LinkButton></p> : null}
      {roots.map((post) => isQuestion ? (
        <PostCard key={post.id} post={post} topic={topic} myId={myId} replyHref={topic.can.reply ? replyHref(base, post.id) : null}>
          <Comments comments={below(posts, post.id)} topic={topic} myId={myId} />
        </PostCard>
      ) : (
        <ReplyCard key={post.id} post={post} topic={topic} myId={myId} depth={order === "flat" ? 0 : post.depth} replyHref={topic.can.reply ? replyHref(base, post.id) : null}
          parentName={order === "flat" ? posts.find(({ id }) => id === post.parentId)?.author?.displayName : undefined} />
      ))}
      <Pager label={heading} previous={query.cursor ? { href: base, label: t("fromStart") } : null} next={next ? { href: next, label: t("more") } : null} />
    </section>
  );
}

function below(posts: ShownPost[], parentId: string): ShownPost[] {
  return posts.filter((post) => post.kind === "comment" && post.parentId === parentId);
}

function replyHref(base: string, postId: string): string {
  return `${base}?replyTo=${postId}#write`;
}
