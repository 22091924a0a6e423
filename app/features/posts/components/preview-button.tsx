import { Suspense, useState, type MouseEvent, type ReactNode } from "react";
import { previewWords } from "~/features/posts/preview-words";
import { Button } from "~/ui/button";
import { lazyPart } from "~/ui/lazy-part";
import { useWords } from "~/ui/use-words";

/** Comes when it is asked for: most replies are sent without. */
const Preview = lazyPart(() => import("./preview").then((loaded) => ({ default: loaded.Preview })));

type PreviewParts = { button: ReactNode; shown: ReactNode; follow(text: string): void };

/** A button that shows below the form how its text will stand, and follows it from then on. */
export function usePreviewButton(): PreviewParts {
  const t = useWords(previewWords);
  const [text, setText] = useState<string | null>(null);
  const toggle = ({ currentTarget: button }: MouseEvent<HTMLButtonElement>): void => {
    const body = button.form?.elements.namedItem("body");
    setText(text === null && body instanceof HTMLTextAreaElement ? body.value : null);
    if (text === null) button.scrollIntoView({ block: "center" }); // it comes below
  };
  return {
    button: <Button className="script-only" type="button" variant="quiet" icon={text === null ? "eye" : "eye-off"} aria-expanded={text !== null} onClick={toggle}>{t("preview")}</Button>,
    shown: text === null ? null : <Suspense fallback={null}><Preview text={text} /></Suspense>,
    follow: (now) => setText((shown) => shown === null ? null : now),
  };
}
