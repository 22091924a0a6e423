import type { ReactNode } from "react";
import { PostActions } from "~/features/posts/components/post-actions";
import { PostVote } from "~/features/posts/components/post-vote";
import type { ShownPost } from "~/features/posts/types";
import { postWords } from "~/features/posts/words";
import type { TopicHead } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { Avatar, Who } from "~/ui/avatar";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icon";
import { StandingBody } from "~/ui/markdown-body";
import { Moment } from "~/ui/moment";
import { Note } from "~/ui/note";
import { ButtonForm } from "~/ui/post-form";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";

type CardProps = { post: ShownPost; topic: TopicHead; myId: string | null; replyHref: string | null; children?: ReactNode };

/** An opening post or an answer: the vote beside it, the text, who wrote it, what one can do. */
export function PostCard({ post, topic, myId, replyHref, children }: CardProps) {
  const t = useWords(topicWords);
  const p = useWords(postWords);
  const isOpening = post.kind === "opening";
  if (!post.author) return <Tombstone post={post} />;
  const Box = isOpening ? "div" : "article";
  return (
    <Box className={cx("post", isOpening && "op", post.accepted && "accepted")} id={`p-${post.id}`}>
      {post.state === "visible" ? <PostVote post={post} refusal={post.author.id === myId ? p("voteOwn") : undefined} /> : <span />}
      <div className="pbody">
        {post.accepted ? <p className="acc"><Icon name="circle-check" />{t("accepted")}</p> : null}
        <StateNote post={post} topic={topic} isMine={post.author.id === myId} />
        {post.stale ? <Note tone="ochre" icon="history">{t("staleAnswer", { reason: post.stale.reason })} · <Moment iso={post.stale.at} /></Note> : null}
        <Body post={post} />
        {post.suggestions > 0 ? <p className="sm"><a className="link" href={`/edits?post=${post.id}`}>{p("suggestionsWait", { count: post.suggestions })}</a></p> : null}
        <div className="author">
          <a href={`/members/${post.author.handle}`}><Avatar seed={post.author.id} name={post.author.displayName} src={post.author.avatarUrl} size={40} alt={post.author.displayName} /></a>
          <div><a className="strong" href={`/members/${post.author.handle}`}>{post.author.displayName}</a>{post.author.isStaff ? <> <StateLabel>{t("staffMark")}</StateLabel></> : null}<Origin post={post} topic={topic} /></div>
          <p className="when"><Stamp post={post} /></p>
        </div>
        <PostActions post={post} topic={topic} myId={myId} replyHref={replyHref} />
        {children}
      </div>
    </Box>
  );
}

/** A reply in a thread or by time. */
export function ReplyCard({ post, topic, myId, replyHref, depth, parentName, children }: CardProps & { depth: number; parentName?: string | undefined }) {
  const t = useWords(topicWords);
  const p = useWords(postWords);
  const isNew = topic.lastReadPostId !== null && post.id > topic.lastReadPostId && post.author?.id !== myId;
  return (
    <article className={cx("post reply", `d-${Math.min(depth, 6)}`)} id={`p-${post.id}`}>
      {post.author ? (
        <>
          <header className="post-h">
            <Who seed={post.author.id} name={post.author.displayName} src={post.author.avatarUrl} size={depth === 0 ? 32 : 24} href={`/members/${post.author.handle}`} />
            {post.author.id === topic.author.id ? <StateLabel>{t("opener")}</StateLabel> : null}
            {post.author.isStaff ? <StateLabel>{t("staffMark")}</StateLabel> : null}
            {parentName ? <span>{p("inReplyTo", { name: parentName })}</span> : null}
            <Stamp post={post} />
            {isNew ? <StateLabel tone="slate">{t("isNew")}</StateLabel> : null}
            <Origin post={post} topic={topic} />
          </header>
          <StateNote post={post} topic={topic} isMine={post.author.id === myId} />
          <Body post={post} />
            <PostActions post={post} topic={topic} myId={myId} replyHref={replyHref} withVote />
        </>
      ) : <Tombstone post={post} />}
      {children}
    </article>
  );
}

/** The small comments under a question or an answer. */
export function Comments({ comments, topic, myId }: { comments: ShownPost[]; topic: TopicHead; myId: string | null }) {
  if (comments.length === 0) return null;
  return (
    <ul className="comments">
      {comments.map((post) => (
        <li key={post.id} id={`p-${post.id}`}>
          {post.author ? (
            <>
              <StateNote post={post} topic={topic} isMine={post.author.id === myId} />
              <Body post={post} />
              <span className="by"><a className="link" href={`/members/${post.author.handle}`}>{post.author.displayName}</a> <Stamp post={post} /></span>
              <PostActions post={post} topic={topic} myId={myId} replyHref={null} withVote upOnly />
            </>
          ) : <Tombstone post={post} />}
        </li>
      ))}
    </ul>
  );
}

/** What somebody wrote; of a member the reader muted, only on request. */
function Body({ post }: { post: ShownPost }) {
  const t = useWords(topicWords);
  const body = <StandingBody id={post.id} />;
  return post.muted ? <details><summary className="dim">{t("mutedPost", { name: post.author?.displayName ?? "" })}</summary>{body}</details> : body;
}

function Stamp({ post }: { post: ShownPost }) {
  const t = useWords(postWords);
  return (
    <>
      <a href={`/posts/${post.id}`} data-step=""><Moment iso={post.createdAt} /></a>
      {post.editedAt ? <a href={`/posts/${post.id}/history`}>{post.helpedBy ? t("helpedBy", { name: post.helpedBy.displayName }) : t("edited")}</a> : null}
    </>
  );
}

/** Where imported text comes from: its licence asks for the author and the original. */
function Origin({ post, topic }: { post: ShownPost; topic: TopicHead }) {
  const t = useWords(topicWords);
  if (!post.imported) return null;
  const source = (topic.source ?? "").replace(/^stackexchange:/, "");
  return <p className="dim sm">{t("importedFrom", { source })}{post.sourceUrl ? <> · <a className="link" href={post.sourceUrl} rel="nofollow noopener">{t("original")}</a></> : null}</p>;
}

function StateNote({ post, topic, isMine }: { post: ShownPost; topic: TopicHead; isMine: boolean }) {
  const t = useWords(topicWords);
  const p = useWords(postWords);
  if (post.state === "visible") return null;
  if (post.state === "held") {
    const reasons = post.heldFor.map((name) => (isReason(name) ? p(name) : name)).join(", ");
    const due = post.kind === "opening" ? topic.timers.find(({ act }) => act === "publish") : undefined;
    const isReviewed = post.heldFor.some((name) => name !== "scheduled");
    return (
      <Note tone="ochre" icon="hourglass">
        {isReviewed || !due ? <p>{t("heldNote", { reasons })}</p> : null}
        {due ? <p>{isReviewed ? null : t("scheduledNote")} <Moment iso={due.at} /> · <a className="link" href={`/t/${topic.id}/publication`}>{t("scheduledChange")}</a></p> : null}
      </Note>
    );
  }
  if (post.state === "deleted") return <Note tone="ochre" icon="trash-2">{t("deletedNote")}{isMine ? <RestoreButton id={post.id} /> : null}</Note>;
  const key = post.state === "hidden" ? "hiddenNote" : "removedNote";
  return <Note tone={post.state === "hidden" ? "ochre" : "crimson"} icon="eye-off">{t(key, { reason: post.stateReason ?? "" })}</Note>;
}

const reasonNames = ["first-link", "first-post", "board-reviews-all", "scheduled", "author-suspended"] as const;

function isReason(name: string): name is (typeof reasonNames)[number] {
  return reasonNames.some((reason) => reason === name);
}

function RestoreButton({ id }: { id: string }) {
  const p = useWords(postWords);
  return <ButtonForm action={`/posts/${id}/deletion`} values={{ wanted: "restored" }}><Button size="sm" icon="undo-2">{p("restore")}</Button></ButtonForm>;
}

function Tombstone({ post }: { post: ShownPost }) {
  const t = useWords(topicWords);
  const text = post.state === "removed" ? t("tombstoneRemoved", { reason: post.stateReason ?? "" }) : post.state === "hidden" ? t("tombstoneHidden") : t("tombstoneDeleted");
  return <p className="gone" id={post.kind === "answer" ? `p-${post.id}` : undefined}>{text}</p>;
}
