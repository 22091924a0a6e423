import type { PostKind, PostState } from "~/features/posts/types";
import { postWords } from "~/features/posts/words";
import { CopyLink } from "~/ui/copy-button";
import { Icon } from "~/ui/icon";
import { ButtonForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";

type MenuProps = {
  post: { id: string; kind: PostKind; state: PostState }; isMine: boolean; moderates: boolean;
  /** Where a poll is put below an opening post; null where there is one, or none can be. */
  pollHref: string | null;
  /** Where an edit of it is suggested; null where the reader edits it, or none can be. */
  suggestHref: string | null;
};

/** What a member does with a post now and then; what they cannot do is not drawn. */
export function PostMenu({ post, isMine, moderates, pollHref, suggestHref }: MenuProps) {
  const t = useWords(postWords);
  const at = `/posts/${post.id}`;
  return (
    <>
      {isMine && post.state === "deleted" ? <ButtonForm action={`${at}/deletion`} values={{ wanted: "restored" }}><button type="submit"><Icon name="undo-2" />{t("restore")}</button></ButtonForm> : null}
      {isMine && post.state !== "deleted" && post.state !== "removed" ? <ButtonForm action={`${at}/deletion`} values={{ wanted: "deleted" }}><button type="submit"><Icon name="trash-2" />{t("remove")}</button></ButtonForm> : null}
      <CopyLink className="" href={at} label={t("link")} doneLabel={t("copied")} iconSize={18} />
      <a href={`${at}/bookmark`}><Icon name="bookmark" />{t("bookmarkMore")}</a>
      <a href={`${at}/history`}><Icon name="history" />{t("history")}</a>
      {suggestHref ? <a href={suggestHref}><Icon name="pencil-line" />{t("suggestEdit")}</a> : null}
      {pollHref ? <a href={pollHref}><Icon name="scale" />{t("addPoll")}</a> : null}
      {post.kind === "answer" && post.state === "visible" ? <a href={`${at}/stale-mark`}><Icon name="clock" />{t("staleMark")}</a> : null}
      {isMine ? null : <a href={`${at}/report`}><Icon name="flag" />{t("report")}</a>}
      {moderates ? <a href={`${at}/state`}><Icon name="shield" />{post.state === "visible" ? t("decide") : t("decideNow")}</a> : null}
    </>
  );
}
