import { LinkButton } from "~/ui/button";
import { Lost } from "~/ui/lost";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { useRoot } from "./form";
import { KeptText } from "./kept-text";
import { PageRail } from "./shell";
import { shellWords } from "./words";

/** What a page shows when there is nothing, no right, too much haste, or a fault of ours. */
export function ErrorPage({ status, data }: { status: number; data: unknown }) {
  const t = useWords(shellWords);
  const me = useRoot()?.me;
  const sentence = readText(data, "sentence");
  const typed = readTyped(data);
  if (typed) {
    const signIn = me ? null : <LinkButton variant="ember" href="/sign-in" target="_blank" icon="log-in">{t("signIn")}</LinkButton>;
    return (
      <Frame rail={<PageRail />}>
        <PageTitle title={t(status === 401 ? "signedOutTitle" : "refusedTitle")} lead={sentence ?? ""} />
        <KeptText typed={typed} action={readText(data, "action")} signIn={signIn} send={t("sendAgain")} />
      </Frame>
    );
  }
  const { title, text } = wordsFor(status, t);
  return (
    <Frame rail={<PageRail />}>
      <Lost code={String(status)} title={title} actions={<><LinkButton href="/" variant="ember">{t("goHome")}</LinkButton>{status === 404 && !me ? <LinkButton href="/sign-in">{t("signIn")}</LinkButton> : null}</>}>
        <p>{status === 404 ? text : (sentence ?? text)}</p>
      </Lost>
    </Frame>
  );
}

function readTyped(data: unknown): [string, string][] | null {
  if (typeof data !== "object" || data === null || !("typed" in data) || !Array.isArray(data.typed)) return null;
  return data.typed.filter((entry): entry is [string, string] => Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === "string"));
}

function wordsFor(status: number, t: (key: keyof typeof shellWords) => string): { title: string; text: string } {
  if (status === 404 || status === 405) return { title: t("notFoundTitle"), text: t("notFoundText") };
  if (status === 401 || status === 403) return { title: t("forbiddenTitle"), text: t("notFoundText") };
  if (status === 429) return { title: t("tooFastTitle"), text: t("errorText") };
  if (status < 500) return { title: t("refusedTitle"), text: t("errorText") };
  return { title: t("errorTitle"), text: t("errorText") };
}

function readText(data: unknown, name: "sentence" | "action"): string | undefined {
  const value: unknown = typeof data === "object" && data !== null ? Reflect.get(data, name) : undefined;
  return typeof value === "string" ? value : undefined;
}
