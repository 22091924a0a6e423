import { useId, useRef, useState, type ReactNode } from "react";
import type { Attaching } from "~/features/files/types";
import { composeWords } from "~/features/posts/compose-words";
import type { PostKind } from "~/features/posts/types";
import { limits } from "~/kernel/limits";
import { Button, LinkButton } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { PostForm } from "~/ui/post-form";
import { ActionBar } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { DraftButton } from "~/features/drafts/components/draft-line";
import { Editor } from "./editor/editor";
import { LengthLeft } from "./length-left";
import { Preview } from "./preview";
import { TagsInput } from "./tags-input";

type ComposerProps = {
  /** What is written, and under what: how long it may be goes by it. The kind of a new topic is asked for in the form. */
  kind: PostKind;
  topicKind?: string | undefined;
  /** What may be attached besides pictures. */
  attach?: Attaching | undefined;
  hidden?: Record<string, string>;
  /** Left out where the text has no title or tags of its own. */
  title?: string | undefined;
  tags?: string | undefined;
  tagsHint?: string | undefined;
  /** The slug of the board written to: its tags are suggested first. */
  board?: string | undefined;
  body: string;
  send: string;
  /** What happens after sending: said before it. */
  promise?: string;
  cancelHref: string;
  errorOf(name: string): string | undefined;
  /** Keeps the text while it is written, where a place is kept for it. */
  draft?: ReactNode;
  before?: ReactNode;
  /** Over what is below the title, for the title as it is now and while one writes it. */
  about?: (title: string) => ReactNode;
  after?: ReactNode;
  aside?: ReactNode;
};

/** Where longer texts are written: a plain text area first, with the server's own preview beside it. */
export function Composer({ kind, topicKind, attach, hidden = {}, title, tags, tagsHint, board, body, send, promise, cancelHref, errorOf, draft, before, about, after, aside }: ComposerProps) {
  const t = useWords(composeWords);
  const [text, setText] = useState(body);
  const formId = useId();
  return (
    <>
      <PostForm className="comp" id={formId}>
        <button type="submit" hidden /> {/* What Enter in a field presses: the first button of a form, and that is not to be one of its steps. */}
        <div className="comp-l">
          {Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
          {before}
          {title === undefined ? null : (
            <Title title={title} error={errorOf("title")} about={about} />
          )}
          <Field name="body" label={t("body")} error={errorOf("body")}>
            <Editor rows={16} text={body} kind={kind} topicKind={topicKind} attach={attach} onText={setText} />
          </Field>
          {tags === undefined ? null : (
            <Field name="tags" label={t("tags")} hint={tagsHint ?? t("tagsHint")} error={errorOf("tags")}><TagsInput tags={tags} board={board} /></Field>
          )}
          {after}
          {draft}
          <div className="comp-f no-phone">
            <Button variant="ember" icon="send">{send}</Button>
            {draft ? <DraftButton /> : null}
            <LinkButton variant="quiet" href={cancelHref}>{t("cancel")}</LinkButton>
            {promise ? <span className="dim sm">{promise}</span> : null}
          </div>
        </div>
        <div className="comp-r"><Preview text={text} />{aside}</div>
      </PostForm>
      <ActionBar label={send}><LinkButton variant="quiet" href={cancelHref}>{t("cancel")}</LinkButton>{draft ? <DraftButton form={formId} /> : null}<Button variant="ember" icon="send" form={formId}>{send}</Button></ActionBar>
    </>
  );
}

/** The title in one line, with what is known about it below. */
function Title({ title, error, about }: { title: string; error: string | undefined; about: ComposerProps["about"] }) {
  const t = useWords(composeWords);
  const [text, setText] = useState(title);
  const area = useRef<HTMLDivElement>(null);
  return (
    <div className="titled">
      <Field name="title" label={t("title")} hint={t("titleHint")} error={error}>
        <div ref={area}>
          <TextArea className="title" rows={1} defaultValue={title} onChange={(event) => setText(event.currentTarget.value)} required />
          <LengthLeft find={() => area.current?.querySelector("textarea") ?? null} max={() => limits.titleMax} />
        </div>
      </Field>
      {about?.(text)}
    </div>
  );
}
