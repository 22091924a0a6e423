import { useEffect, useRef, useState, type RefObject } from "react";
import { draftsMax, sameFields } from "~/features/drafts/rules";
import type { Draft } from "~/features/drafts/types";
import { keepingWords } from "~/features/drafts/keeping-words";
import { Button } from "~/ui/button";
import { Icon, type IconName } from "~/ui/icon";
import { Note } from "~/ui/note";
import { RawText } from "~/ui/raw-text";
import { useToast } from "~/ui/toast-place";
import { useWords } from "~/ui/use-words";
import type { DraftLineProps } from "./draft-line";
import { fetchDraft, isAnswering, removeDraft, sendDraft } from "./draft-requests";
import { fillForm, readForm } from "./form-fields";
import { makeKeeper, type Keeper, type KeeperState } from "./keeper";

const icons: Partial<Record<KeeperState, IconName>> = { kept: "check", restored: "undo-2", offline: "triangle-alert", signedOut: "triangle-alert", full: "triangle-alert" };

/** Keeps the form's text while it is written, says what became of it, and shows both texts when two devices disagree. */
export function Keeping({ line, ...props }: DraftLineProps & { line: RefObject<HTMLDivElement> }) {
  const t = useWords(keepingWords);
  const { state, other, choose } = useKeeper(line, props);
  const said = state === "quiet" || state === "changed" ? "" : t(state, { limit: draftsMax });
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

type Kept = { state: KeeperState; other: Draft | null; choose(which: "mine" | "theirs"): void };

function useKeeper(line: RefObject<HTMLDivElement>, { draftKey, owner, saved, address, refused }: DraftLineProps): Kept {
  const t = useWords(keepingWords);
  const toast = useToast();
  const keeper = useRef<Keeper | null>(null);
  const [state, setState] = useState<KeeperState>(saved && !refused ? "kept" : "quiet");
  const [other, setOther] = useState<Draft | null>(null);
  const version = saved?.version ?? 0;
  useEffect(() => {
    const form = line.current?.closest("form");
    if (!form) return;
    const tell = (next: KeeperState): void => {
      setState(next);
      if (next === "changed") void fetchDraft(draftKey).then(setOther);
    };
    const made = makeKeeper({
      name: `kindling.draft.${owner}.${draftKey}`, version, store: localStorage, told: tell,
      read: () => readForm(form), put: (fields, from) => sendDraft(draftKey, fields, from), drop: () => removeDraft(draftKey),
      later: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    });
    keeper.current = made;
    if (refused) made.changed();
    else restore(made, form, version, (back) => (back === "conflict" ? tell("changed") : setState("restored")));
    if (address) form.addEventListener("input", () => history.replaceState(history.state, "", address + draftKey), { once: true });
    return attach(form, made, () => toast(t("unreached")));
    // The words and the toast do not change what is kept.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [draftKey, owner, version, refused, line]);
  return {
    state, other,
    choose(which) {
      const form = line.current?.closest("form");
      if (form && other && which === "theirs") fillForm(form, other.fields);
      keeper.current?.rebase(other?.version ?? 0);
      setOther(null);
    },
  };
}

/** Puts back what this device kept and the server never got. */
function restore(keeper: Keeper, form: HTMLFormElement, version: number, back: (how: "restored" | "conflict") => void): void {
  const unsent = keeper.unsent();
  if (!unsent || sameFields(unsent.fields, readForm(form))) return;
  fillForm(form, unsent.fields);
  back(version > 0 && unsent.version !== version ? "conflict" : "restored");
  if (version === 0 || unsent.version === version) keeper.changed();
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
    void keeper.flush().then(async (reached) => {
      waiting = false;
      if (!reached && !(await isAnswering())) return unreached();
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
