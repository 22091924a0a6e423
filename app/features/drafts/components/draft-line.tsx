import { Suspense, useEffect, useRef, useState } from "react";
import type { Draft } from "~/features/drafts/types";
import { lineWords } from "~/features/drafts/line-words";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/lazy-part";
import { useWords } from "~/ui/use-words";

/** Comes once the page stands: the text can be read and typed without it. */
const Keeping = lazyPart(() => import("./keeping").then((loaded) => ({ default: loaded.Keeping })));

export type DraftLineProps = {
  /** Where the text goes: see draftKeyField. */
  draftKey: string;
  /** Whose text it is: a device may be shared. */
  owner: string;
  saved: Draft | null;
  /** The page to come back to; the key is added. Put into the address bar once there is something to come back for. */
  address?: string;
  /** The form holds a text that was just refused: it is newer than any draft. */
  refused: boolean;
};

/** Inside a form: keeps its text while it is written, and says so. */
export function DraftLine(props: DraftLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return (
    <div className="draft" ref={line}>
      <input type="hidden" name="draft" value={`${props.draftKey}@${props.saved?.version ?? 0}`} readOnly />
      {awake ? <Suspense fallback={null}><Keeping line={line} {...props} /></Suspense> : null}
    </div>
  );
}

/** Keeps the form's text by hand, where there is no script to do it. Stands behind the button that sends: Enter presses the first. */
export function DraftButton({ form }: { form?: string }) {
  const t = useWords(lineWords);
  return <Button className="no-script-only" variant="quiet" formAction="/drafts" formNoValidate form={form}>{t("saveNow")}</Button>;
}
