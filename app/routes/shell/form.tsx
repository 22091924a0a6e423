import type { FormTrouble } from "~/http/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { fieldId } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import type { RootData } from "~/root";
import { useActionData, useRouteLoaderData } from "./route-data";
import { shellWords } from "./words";

/** What the root tells every page. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData<RootData>("root");
}

export { ButtonForm, PostForm } from "~/ui/post-form";

type Trouble = {
  /** The refused form, or null. */
  trouble: FormTrouble | null;
  /** What is wrong with a field, in words; undefined when nothing is. */
  errorOf(name: string): string | undefined;
  /** What was typed, or the value given. */
  typed(name: string, fallback?: string): string;
  /** The version the text was begun from: it stays through refusals, so that nobody's change is overwritten unseen; after a stale one it is the present. */
  versionOf(present: number): string;
};

/** The trouble with the form this page has just refused. */
export function useTrouble(): Trouble {
  const data = useActionData<unknown>();
  const trouble = isTrouble(data) ? data : null;
  return {
    trouble,
    errorOf: (name) => trouble?.fields[name],
    typed: (name, fallback = "") => trouble?.typed[name] ?? fallback,
    versionOf: (present) => (trouble && trouble.refusal !== "stale-version" ? (trouble.typed.version ?? String(present)) : String(present)),
  };
}

/** The refused form's reasons, first in the page, with links to the fields. */
export function TroubleSummary({ labels = {} }: { labels?: Record<string, string> }) {
  const { trouble } = useTrouble();
  const t = useWords(shellWords);
  if (!trouble || (trouble.sentence === null && Object.keys(trouble.fields).length === 0)) return null;
  const errors = Object.entries(trouble.fields).map(([name, text]) => ({ href: `#${fieldId(name)}`, text: `${labels[name] ?? name}: ${text}` }));
  return <ErrorSummary title={t("formTitle")} errors={errors}>{trouble.sentence ? <p>{trouble.sentence}</p> : null}</ErrorSummary>;
}

function isTrouble(data: unknown): data is FormTrouble {
  return typeof data === "object" && data !== null && "refusal" in data && "typed" in data && "fields" in data;
}
