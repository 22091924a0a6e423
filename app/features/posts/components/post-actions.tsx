import type { PostView } from "~/features/posts/types";
import { ReactionBar } from "~/features/reactions/components/reaction-bar";
import { postWords } from "~/features/posts/words";
import { topicWords } from "~/features/topics/words";
import { Button, IconButton, LinkButton } from "~/ui/button";
import { CopyLink } from "~/ui/copy-button";
import { Icon } from "~/ui/icon";
import { Menu } from "~/ui/menu";
import { ButtonForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";
import { PostVote } from "./post-vote";

type Place = { id: string; locked: boolean; acceptedPostId: string | null; can: { accept: boolean; moderate: boolean } };
type PostActionsProps = { post: PostView; topic: Place; myId: string | null; replyHref: string | null; withVote?: true; upOnly?: true };

/** What the reader can do with a post; what they cannot is not drawn. */
export function PostActions({ post, topic, myId, replyHref, withVote, upOnly }: PostActionsProps) {
  const t = useWords(postWords);
  const isMine = myId !== null && post.author?.id === myId;
  const isVisible = post.state === "visible";
  const editable = post.canEdit && (!topic.locked || topic.can.moderate);
  return (
    <div className="pacts">
      {withVote && isVisible ? <PostVote post={post} layout="flat" upOnly={upOnly ?? false} refusal={isMine ? t("voteOwn") : undefined} /> : null}
      {isVisible && !upOnly ? <ReactionBar postId={post.id} reactions={post.reactions} isOwn={isMine} /> : null}
      {replyHref && isVisible ? <LinkButton variant="quiet" size="sm" icon="message-square-reply" href={replyHref} data-key="r">{post.kind === "reply" ? t("reply") : t("comment")}</LinkButton> : null}
      {post.kind === "answer" && topic.can.accept ? <AcceptButton post={post} topic={topic} /> : null}
      {editable ? <LinkButton variant="quiet" size="sm" icon="pencil-line" href={`/posts/${post.id}/edit`}>{t("edit")}</LinkButton> : null}
      {upOnly || myId ? null : <CopyLink href={`/posts/${post.id}`} label={t("link")} doneLabel={t("copied")} />}
      {myId && !upOnly ? <ButtonForm action={`/posts/${post.id}/bookmark`} values={{ wanted: post.bookmarked ? "off" : "on" }}><IconButton icon={post.bookmarked ? "bookmark-check" : "bookmark"} iconSize={18} label={post.bookmarked ? t("bookmarked") : t("bookmark")} aria-pressed={post.bookmarked} /></ButtonForm> : null}
      {myId ? (
        <Menu label={t("more")} icon="ellipsis" align="start">
          {isMine && post.state === "deleted" ? <ButtonForm action={`/posts/${post.id}/deletion`} values={{ wanted: "restored" }}><button type="submit"><Icon name="undo-2" />{t("restore")}</button></ButtonForm> : null}
          {isMine && post.state !== "deleted" && post.state !== "removed" ? <ButtonForm action={`/posts/${post.id}/deletion`} values={{ wanted: "deleted" }}><button type="submit"><Icon name="trash-2" />{t("remove")}</button></ButtonForm> : null}
          <CopyLink className="" href={`/posts/${post.id}`} label={t("link")} doneLabel={t("copied")} />
          <a href={`/posts/${post.id}/bookmark`}><Icon name="bookmark" />{t("bookmarkMore")}</a>
          <a href={`/posts/${post.id}/history`}><Icon name="history" />{t("history")}</a>
          {isMine ? null : <a href={`/posts/${post.id}/report`}><Icon name="flag" />{t("report")}</a>}
          {topic.can.moderate ? <a href={`/posts/${post.id}/state`}><Icon name="shield" />{post.state === "visible" ? t("decide") : t("decideNow")}</a> : null}
        </Menu>
      ) : null}
    </div>
  );
}

function AcceptButton({ post, topic }: { post: PostView; topic: Place }) {
  const t = useWords(topicWords);
  const accepted = topic.acceptedPostId === post.id;
  return (
    <ButtonForm action={`/t/${topic.id}/acceptance`} values={{ postId: accepted ? "" : post.id }}>
      <Button variant="quiet" size="sm" icon={accepted ? "undo-2" : "check"}>{accepted ? t("unaccept") : t("accept")}</Button>
    </ButtonForm>
  );
}
