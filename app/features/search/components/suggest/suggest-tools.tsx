import { Suspense, useEffect, useRef, useState } from "react";
import { lazyPart } from "~/ui/lazy-part";

/** Comes when somebody turns to the search box. */
const Sheet = lazyPart(() => import("./suggest-sheet").then(({ SuggestSheet }) => ({ default: SuggestSheet })));

/** Stands in a search form and wakes what is suggested there. Without script the form is only sent. */
export function SuggestTools({ owner }: { owner: string }) {
  const place = useRef<HTMLSpanElement>(null);
  const [form, setForm] = useState<HTMLFormElement | null>(null);
  useEffect(() => {
    const around = place.current?.closest("form");
    if (!around) return;
    const wake = (): void => setForm(around);
    if (around.contains(document.activeElement)) wake();
    around.addEventListener("focusin", wake, { once: true });
    return () => around.removeEventListener("focusin", wake);
  }, []);
  return <><span ref={place} hidden />{form ? <Suspense fallback={null}><Sheet form={form} owner={owner} /></Suspense> : null}</>;
}
