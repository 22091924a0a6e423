import { limits } from "~/kernel/limits";
import type { SuggestedText } from "~/features/edit-suggestions/types";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { Button } from "~/ui/button";
import { Field, fieldId, Input, TextArea } from "~/ui/field";
import { Note } from "~/ui/note";
import { PostForm } from "~/ui/post-form";
import { RawText } from "~/ui/raw-text";
import { useWords } from "~/ui/use-words";
import { useTrouble } from "../shell/form";

/** Approving, with the text at hand to improve it, and rejecting: a form each, so that Enter in one field never does the other. */
export function DecisionForms({ version, suggested, can }: { version: number; suggested: SuggestedText; can: { improve: boolean } }) {
  const t = useWords(suggestionWords);
  const { trouble, typed, errorOf, versionOf } = useTrouble();
  const isRejecting = trouble?.typed.decision === "rejected";
  const isApproving = trouble?.typed.decision === "approved";
  const typedHere = (name: string, fallback: string): string => (isRejecting ? fallback : typed(name, fallback));
  return (
    <>
      <section className="set">
        <header><h2>{t("approveTitle")}</h2><p>{t("approveText")}</p></header>
        <PostForm className="fields">
          <input type="hidden" name="decision" value="approved" />
          <input type="hidden" name="version" value={versionOf(version)} />
          <Field name="reason" id={isApproving ? fieldId("reason") : "note"} label={t("note")} error={isApproving ? errorOf("reason") : undefined}><Input defaultValue={typedHere("reason", "")} maxLength={limits.reasonMax} autoComplete="off" /></Field>
          {can.improve ? <details open={isApproving}>
            <summary className="link">{t("improve")}</summary>
            <div className="fields">
              <p className="hint">{t("improveHint")}</p>
              {suggested.title === null ? null : <Field name="title" label={t("title")} error={errorOf("title")}><Input defaultValue={typedHere("title", suggested.title)} /></Field>}
              <Field name="body" label={t("body")} error={errorOf("body")}><TextArea rows={14} defaultValue={typedHere("body", suggested.body)} /></Field>
              {suggested.title === null ? null : <Field name="tags" label={t("tags")} error={errorOf("tags")}><Input defaultValue={typedHere("tags", suggested.tags.join(" "))} /></Field>}
            </div>
          </details> : null}
          <div className="flex"><Button variant="ember" icon="check">{t("approve")}</Button></div>
        </PostForm>
      </section>
      <section className="set">
        <header><h2>{t("rejectTitle")}</h2><p>{t("reasonHint")}</p></header>
        <PostForm className="fields">
          <input type="hidden" name="decision" value="rejected" />
          <input type="hidden" name="version" value={versionOf(version)} />
          <Field name="reason" id={isApproving ? "why-not" : fieldId("reason")} label={t("reason")} error={isRejecting ? errorOf("reason") : undefined}><Input defaultValue={isRejecting ? typed("reason") : ""} maxLength={limits.reasonMax} autoComplete="off" required /></Field>
          <div className="flex"><Button icon="circle-x">{t("reject")}</Button></div>
        </PostForm>
      </section>
    </>
  );
}

const texts = ["title", "body", "tags"] as const;

/** What somebody wrote who decided too late: all that differs from the suggestion and has no field any more. */
export function KeptText({ suggested, can }: { suggested: SuggestedText; can: { decide: boolean } }) {
  const t = useWords(suggestionWords);
  const typed = useTrouble().trouble?.typed ?? {};
  const before: Record<string, string> = { title: suggested.title ?? "", body: suggested.body, tags: suggested.tags.join(" "), reason: "" };
  const kept = (can.decide ? texts : [...texts, "reason" as const]).map((name) => ({ name, text: (typed[name] ?? "").replaceAll("\r\n", "\n") })).filter(({ name, text }) => text !== "" && text !== before[name]);
  if (kept.length === 0) return null;
  return (
    <Note tone="ochre" icon="git-merge">
      <p className="strong">{t("keptText")}</p>
      {kept.map(({ name, text }) => <div key={name}><p className="dim" aria-hidden="true">{t(name)}</p><RawText label={t(name)}>{text}</RawText></div>)}
    </Note>
  );
}
