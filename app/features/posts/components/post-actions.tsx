import { BookmarkButton } from "~/features/bookmarks/components/bookmark-button";
import { suggestHrefOf } from "~/features/edit-suggestions/rules";
import type { ShownPost } from "~/features/posts/types";
import { ReactionBar } from "~/features/reactions/components/reaction-bar";
import { postWords } from "~/features/posts/words";
import { topicWords } from "~/features/topics/words";
import { Button, LinkButton } from "~/ui/button";
import { CopyLink } from "~/ui/copy-button";
import { lazyPart } from "~/ui/lazy-part";
import { LinkMenu } from "~/ui/link-menu";
import { ButtonForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";
import { PostVote } from "./post-vote";

const PostMenu = lazyPart(() => import("./post-menu").then(({ PostMenu: part }) => ({ default: part })));

type Place = { id: string; kind: string; author: { id: string }; locked: boolean; acceptedPostId: string | null; pollId: string | null; can: { accept: boolean; moderate: boolean } };
type PostActionsProps = { post: ShownPost; topic: Place; myId: string | null; replyHref: string | null; withVote?: true; upOnly?: true };

/** What the reader can do with a post; what they cannot is not drawn. */
export function PostActions({ post, topic, myId, replyHref, withVote, upOnly }: PostActionsProps) {
  const t = useWords(postWords);
  const isMine = myId !== null && post.author?.id === myId;
  const isVisible = post.state === "visible";
  const editable = post.canEdit;
  return (
    <div className="pacts">
      {withVote && isVisible ? <PostVote post={post} layout="flat" upOnly={upOnly ?? false} refusal={isMine ? t("voteOwn") : undefined} /> : null}
      {isVisible && !upOnly ? <ReactionBar postId={post.id} reactions={post.reactions} isOwn={isMine} /> : null}
      {replyHref && isVisible ? <LinkButton variant="quiet" size="sm" icon="message-square-reply" href={replyHref} data-key="r">{post.kind === "reply" ? t("reply") : t("comment")}</LinkButton> : null}
      {post.kind === "answer" && topic.can.accept ? <AcceptButton post={post} topic={topic} isAsker={myId === topic.author.id} /> : null}
      {editable ? <LinkButton variant="quiet" size="sm" icon="pencil-line" href={`/posts/${post.id}/edit`}>{t("edit")}</LinkButton> : null}
      {upOnly || myId ? null : <CopyLink href={`/posts/${post.id}`} label={t("link")} doneLabel={t("copied")} />}
      {myId && !upOnly ? <BookmarkButton postId={post.id} bookmarked={post.bookmarked} /> : null}
      {myId ? <LinkMenu href={`/posts/${post.id}/acts`} label={t("more")} icon="ellipsis">{() => <PostMenu post={post} isMine={isMine} moderates={topic.can.moderate} pollHref={post.kind === "opening" && !topic.pollId && (isMine || topic.can.moderate) ? `/t/${topic.id}/poll` : null} suggestHref={suggestHrefOf(post, topic.kind, { isMine, moderates: topic.can.moderate })} />}</LinkMenu> : null}
    </div>
  );
}

/** The asker accepts at a press; staff are asked for a reason on a page of its own. */
function AcceptButton({ post, topic, isAsker }: { post: ShownPost; topic: Place; isAsker: boolean }) {
  const t = useWords(topicWords);
  const accepted = topic.acceptedPostId === post.id;
  const label = accepted ? t("unaccept") : t("accept");
  if (!isAsker) return <LinkButton variant="quiet" size="sm" icon={accepted ? "undo-2" : "check"} href={`/t/${topic.id}/acceptance?post=${post.id}`}>{label}</LinkButton>;
  return (
    <ButtonForm action={`/t/${topic.id}/acceptance`} values={{ postId: accepted ? "" : post.id }}>
      <Button variant="quiet" size="sm" icon={accepted ? "undo-2" : "check"}>{label}</Button>
    </ButtonForm>
  );
}
