import { useEffect, useRef, useState, type RefObject } from "react";
import { sameFields } from "~/features/drafts/rules";
import { keepingWords } from "~/features/drafts/keeping-words";
import { Button } from "~/ui/button";
import { deviceStore } from "~/ui/device-store";
import { Icon, type IconName } from "~/ui/icon";
import { Note } from "~/ui/note";
import { RawText } from "~/ui/raw-text";
import { useToast } from "~/ui/toast-place";
import { useLocale, useWords } from "~/ui/use-words";
import type { DraftLineProps } from "./draft-line";
import { fetchDraft, removeDraft, sendDraft } from "./draft-requests";
import { fillForm, isTouched, readForm } from "./form-fields";
import { makeKeeper, type Keeper, type KeeperNews, type KeeperState } from "./keeper";

const icons: Partial<Record<KeeperState, IconName>> = { kept: "check", restored: "undo-2", offline: "triangle-alert", signedOut: "triangle-alert", refused: "triangle-alert" };

/** Keeps the form's text while it is written, says what became of it, and shows both texts when two devices disagree. */
export function Keeping({ line, ...props }: DraftLineProps & { line: RefObject<HTMLDivElement> }) {
  const t = useWords(keepingWords);
  const { state, reason, other, choose } = useKeeper(line, props);
  const said = state === "quiet" || state === "changed" ? "" : t(state, { reason: reason ?? "" });
  const icon = icons[state];
  return (
    <>
      {other ? (
        <Note tone="ochre" icon="git-merge">
          <p className="strong">{t("changedTitle")}</p><p>{t("changedText")}</p>
          <RawText>{[other.fields.title, other.fields.body].filter(Boolean).join("\n\n")}</RawText>
          <div className="flex">
            <Button type="button" size="sm" onClick={() => choose("mine")}>{t("keepMine")}</Button>
            <Button type="button" size="sm" onClick={() => choose("theirs")}>{t("takeTheirs")}</Button>
          </div>
        </Note>
      ) : null}
      <p className="sm dim with" role="status">{icon ? <Icon name={icon} size={14} /> : null}{said}</p>
    </>
  );
}

type Kept = KeeperNews & { state: KeeperState; choose(which: "mine" | "theirs"): void };

function useKeeper(line: RefObject<HTMLDivElement>, { draftKey, owner, saved, address, refused }: DraftLineProps): Kept {
  const t = useWords(keepingWords);
  const locale = useLocale();
  const toast = useToast();
  const keeper = useRef<Keeper | null>(null);
  const [state, setState] = useState<KeeperState>(saved && !refused ? "kept" : "quiet");
  const [news, setNews] = useState<KeeperNews>({});
  const version = saved?.version ?? 0;
  const tell = (next: KeeperState, told: KeeperNews = {}): void => {
    setState(next);
    setNews(told);
  };
  useEffect(() => {
    const form = line.current?.closest("form");
    if (!form) return;
    const made = makeKeeper({
      name: `kindling.draft.${owner}.${draftKey}`, version, store: deviceStore(), told: tell, read: () => readForm(form),
      put: (fields, from) => sendDraft(draftKey, fields, from, locale), drop: (from) => removeDraft(draftKey, from), present: () => fetchDraft(draftKey),
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    });
    keeper.current = made;
    const detach = attach(form, made, () => toast(t("unreached")));
    if (address) form.addEventListener("input", () => history.replaceState(history.state, "", address + draftKey), { once: true });
    if (refused) made.changed();
    else begin(made, form, draftKey, tell);
    return detach;
    // The words and the toast do not change what is kept.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [draftKey, owner, version, refused, line, locale]);
  return {
    ...news, state,
    choose(which) {
      const form = line.current?.closest("form");
      if (form && news.other && which === "theirs") fillForm(form, news.other.fields);
      tell("saving");
      keeper.current?.rebase(news.other?.version ?? 0);
      form?.querySelector<HTMLTextAreaElement>("textarea[name=body]")?.focus(); // the pressed button goes
    },
  };
}

/** Puts back what this device kept and the server never got. What was typed before we came stays; then the writer chooses. */
function begin(keeper: Keeper, form: HTMLFormElement, key: string, tell: (state: KeeperState, news?: KeeperNews) => void): void {
  const [unsent, typed] = [keeper.unsent(), readForm(form)];
  const isOther = unsent !== null && !sameFields(unsent.fields, typed);
  if (isTouched(form)) {
    keeper.changed();
    if (isOther) tell("changed", { other: { key, updatedAt: "", fields: unsent.fields, version: keeper.version() } });
  } else if (isOther) {
    fillForm(form, unsent.fields);
    keeper.rebase(unsent.version);
    tell("restored");
  } else {
    keeper.forget();
  }
}

/** Listens to the form until called off. A form is sent once the server has its text, so that nothing hangs on the answer. */
function attach(form: HTMLFormElement, keeper: Keeper, unreached: () => void): () => void {
  let [waiting, passing] = [false, false];
  const typed = (): void => keeper.changed();
  const leaving = (): void => void (document.visibilityState === "hidden" ? keeper.flush() : undefined);
  const back = (): void => void keeper.flush();
  const sent = (event: SubmitEvent): void => {
    const mark = form.elements.namedItem("draft");
    if (mark instanceof HTMLInputElement) mark.value = `${mark.value.split("@")[0]}@${keeper.version()}`;
    // A form cannot be sent anew while it is being sent: what is on the server already goes its way.
    if (passing || !keeper.isBehind()) return;
    event.preventDefault();
    if (waiting) return;
    waiting = true;
    void keeper.flush().then((reached) => {
      waiting = false;
      if (reached === "unreached") return unreached();
      keeper.forget(); // a refused draft must not keep its text from being sent
      passing = true;
      form.requestSubmit(event.submitter);
      passing = false;
    });
  };
  form.addEventListener("input", typed);
  form.addEventListener("submit", sent);
  document.addEventListener("visibilitychange", leaving);
  window.addEventListener("online", back);
  return () => {
    keeper.stop();
    form.removeEventListener("input", typed);
    form.removeEventListener("submit", sent);
    document.removeEventListener("visibilitychange", leaving);
    window.removeEventListener("online", back);
  };
}
