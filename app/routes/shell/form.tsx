import { useActionData, useRouteLoaderData } from "@remix-run/react";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import type { FormTrouble } from "~/http/forms.server";
import { ErrorSummary } from "~/ui/error-summary";
import { fieldId } from "~/ui/field";
import { useWords } from "~/ui/use-words";
import type { RootData } from "~/root";
import { shellWords } from "./words";

/** What the root tells every page. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData<RootData>("root");
}

/** A form that posts; it carries the proof of the sign-in and works without script. */
export function PostForm({ children, ...props }: ComponentPropsWithoutRef<"form">) {
  const root = useRoot();
  return (
    <form method="post" {...props}>
      {root?.formToken ? <input type="hidden" name="formToken" value={root.formToken} /> : null}
      {children}
    </form>
  );
}

/** A form of one button that posts one thing. */
export function ButtonForm({ action, values = {}, children, className }: { action: string; values?: Record<string, string>; children: ReactNode; className?: string }) {
  return (
    <PostForm action={action} className={className}>
      {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </PostForm>
  );
}

type Trouble = {
  /** The refused form, or null. */
  trouble: FormTrouble | null;
  /** What is wrong with a field, in words; undefined when nothing is. */
  errorOf(name: string): string | undefined;
  /** What was typed, or the value given. */
  typed(name: string, fallback?: string): string;
};

/** The trouble with the form this page has just refused. */
export function useTrouble(): Trouble {
  const data = useActionData<unknown>();
  const trouble = isTrouble(data) ? data : null;
  return {
    trouble,
    errorOf: (name) => trouble?.fields[name],
    typed: (name, fallback = "") => trouble?.typed[name] ?? fallback,
  };
}

/** The refused form's reasons, first in the page, with links to the fields. */
export function TroubleSummary({ labels = {} }: { labels?: Record<string, string> }) {
  const { trouble } = useTrouble();
  const t = useWords(shellWords);
  if (!trouble) return null;
  const errors = Object.entries(trouble.fields).map(([name, text]) => ({ href: `#${fieldId(name)}`, text: `${labels[name] ?? name}: ${text}` }));
  return <ErrorSummary title={t("formTitle")} errors={errors}>{trouble.sentence ? <p>{trouble.sentence}</p> : null}</ErrorSummary>;
}

function isTrouble(data: unknown): data is FormTrouble {
  return typeof data === "object" && data !== null && "refusal" in data && "typed" in data && "fields" in data;
}
