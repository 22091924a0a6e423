import { useRef, type ReactNode } from "react";
import { DraftButton } from "~/features/drafts/components/draft-line";
import { Editor } from "~/features/posts/components/editor/editor";
import { usePreviewButton } from "~/features/posts/components/preview-button";
import { topicHref, type TopicHead } from "~/features/topics/types";
import { topicWords } from "~/features/topics/words";
import { Button, LinkButton } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Field } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { Note } from "~/ui/note";
import { PostForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";
import { useInSight } from "./use-in-sight";
import { useWriteLinks } from "./use-write-links";

type ReplyFormProps = {
  topic: TopicHead;
  /** The post it answers; without one it answers the topic. */
  replyTo: string | null;
  /** Who wrote it, when it is on this page. */
  target: string | undefined;
  text: string;
  error: string | undefined;
  summary: ReactNode;
  /** Keeps the text while it is written. */
  draft: ReactNode;
};

/** The form below a topic, or the reason why there is none. */
export function ReplyForm({ signInHref, ...props }: ReplyFormProps & { signInHref: string }) {
  const { topic } = props;
  const t = useWords(topicWords);
  if (topic.can.whyNotReply === "sign-in-required") {
    return <section className="write" id="write"><Note icon="log-in">{t("signInToReply")} <LinkButton size="sm" href={signInHref}>{t("signIn")}</LinkButton></Note></section>;
  }
  if (topic.can.whyNotReply) {
    const why = topic.can.whyNotReply === "topic-locked" ? t("lockedText") : t("trustNeeded");
    return <section className="write" id="write"><Note icon="lock">{why}</Note></section>;
  }
  if (topic.closed && !props.replyTo) return <section className="write" id="write"><Note icon="circle-x">{t("closedText")}</Note></section>;
  return <WritingForm {...props} />;
}

function WritingForm({ topic, replyTo, target, text, error, summary, draft }: ReplyFormProps) {
  const t = useWords(topicWords);
  const kind = topic.kind !== "question" ? "reply" : replyTo ? "comment" : "answer";
  const title = kind === "reply" ? t("replyTitle") : kind === "answer" ? t("answerTitle") : t("commentTitle");
  const send = kind === "reply" ? t("sendReply") : kind === "answer" ? t("sendAnswer") : t("sendComment");
  const preview = usePreviewButton();
  const form = useRef<HTMLElement>(null);
  const isSeen = useInSight(form);
  useWriteLinks(form);
  return (
    <section className={cx("write", isSeen && "is-seen")} ref={form} id="write" aria-labelledby="write-title">
      <h2 id="write-title">{title}</h2>
      {summary}
      <PostForm action="#write">
        {replyTo ? <ReplyTarget id={replyTo} name={target} cancelHref={`${topicHref(topic)}#write`} /> : null}
        <Field name="body" label={title} hint={t("replyHint")} error={error}>
          <Editor key={replyTo} rows={kind === "comment" ? 3 : 7} text={text} kind={kind} topicKind={topic.kind} attach={{ to: `topic=${topic.id}`, kinds: topic.can.attach }} onText={preview.follow} />
        </Field>
        {draft}
        <div className="flex"><Button variant="ember" icon="send">{send}</Button><DraftButton />{preview.button}</div>
      </PostForm>
      {preview.shown}
    </section>
  );
}

/** Whom the text will answer, and the way back to answering the topic. */
function ReplyTarget({ id, name, cancelHref }: { id: string; name: string | undefined; cancelHref: string }) {
  const t = useWords(topicWords);
  return (
    <p className="flex sm">
      <input type="hidden" name="replyTo" value={id} />
      <Icon name="message-square-reply" size={16} />
      <a className="link" href={name ? `#p-${id}` : `/posts/${id}`}>{name ? t("answersWhom", { name }) : t("answersPost")}</a>
      <LinkButton variant="quiet" size="sm" icon="x" href={cancelHref}>{t("answersTopic")}</LinkButton>
    </p>
  );
}
