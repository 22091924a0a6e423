import { Button, LinkButton } from "~/ui/button";
import { Field, TextArea } from "~/ui/field";
import { Lost } from "~/ui/lost";
import { PageTitle } from "~/ui/page-title";
import { Frame } from "~/ui/shell";
import { useWords } from "~/ui/use-words";
import { PostForm, useRoot } from "./form";
import { PageRail } from "./shell";
import { shellWords } from "./words";

/** What a page shows when there is nothing, no right, too much haste, or a fault of ours. */
export function ErrorPage({ status, data }: { status: number; data: unknown }) {
  const t = useWords(shellWords);
  const me = useRoot()?.me;
  const sentence = readSentence(data);
  const typed = readTyped(data);
  if (typed) return <KeptText typed={typed} sentence={sentence ?? ""} />;
  const { title, text } = wordsFor(status, t);
  return (
    <Frame rail={<PageRail />}>
      <Lost code={String(status)} title={title} actions={<><LinkButton href="/" variant="ember">{t("goHome")}</LinkButton>{status === 404 && !me ? <LinkButton href="/sign-in">{t("signIn")}</LinkButton> : null}</>}>
        <p>{status === 404 ? text : (sentence ?? text)}</p>
      </Lost>
    </Frame>
  );
}

/** What somebody wrote while their sign-in ended, ready to be sent again to the same address. */
function KeptText({ typed, sentence }: { typed: [string, string][]; sentence: string }) {
  const t = useWords(shellWords);
  return (
    <Frame rail={<PageRail />}>
      <PageTitle title={t("signedOutTitle")} lead={sentence} />
      <PostForm className="stack">
        {typed.map(([name, value], index) => name === "body" ? (
          <Field key={index} name={name} label={t("yourText")}><TextArea rows={12} defaultValue={value} /></Field>
        ) : <input key={index} type="hidden" name={name} value={value} />)}
        <div className="flex">
          <LinkButton variant="ember" href="/sign-in" target="_blank" icon="log-in">{t("signIn")}</LinkButton>
          <Button icon="send">{t("sendAgain")}</Button>
        </div>
      </PostForm>
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

function readSentence(data: unknown): string | null {
  return typeof data === "object" && data !== null && "sentence" in data && typeof data.sentence === "string" ? data.sentence : null;
}
