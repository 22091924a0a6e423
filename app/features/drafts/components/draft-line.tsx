import { lazy, Suspense, useEffect, useRef, useState } from "react";
import type { Draft } from "~/features/drafts/types";
import { lineWords } from "~/features/drafts/line-words";
import { Button } from "~/ui/button";
import { useWords } from "~/ui/use-words";

/** Comes once the page stands: the text can be read and typed without it. */
const Keeping = lazy(() => import("./keeping").then((loaded) => ({ default: loaded.Keeping })));

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

/** Inside a form: keeps its text while it is written, and says so. Without script, a button. */
export function DraftLine(props: DraftLineProps) {
  const t = useWords(lineWords);
  const line = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return (
    <div className="draft" ref={line}>
      <input type="hidden" name="draft" value={`${props.draftKey}@${props.saved?.version ?? 0}`} readOnly />
      {awake ? <Suspense fallback={null}><Keeping line={line} {...props} /></Suspense> : null}
      <Button className="no-script-only" variant="quiet" size="sm" formAction="/drafts" formNoValidate>{t("saveNow")}</Button>
    </div>
  );
}
