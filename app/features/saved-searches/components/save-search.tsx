import { Button, LinkButton } from "~/ui/button";
import { ButtonForm } from "~/ui/post-form";
import { useWords } from "~/ui/use-words";
import { savedSearchWords } from "../words";

/** Keeps the search whose results stand below, or leads to those kept. */
export function SaveSearch({ q, isSaved }: { q: string; isSaved: boolean }) {
  const t = useWords(savedSearchWords);
  if (isSaved) return <LinkButton size="sm" variant="quiet" icon="bookmark-check" href="/search/saved">{t("isSaved")}</LinkButton>;
  return <ButtonForm action="/search/saved" values={{ q }}><Button size="sm" icon="bookmark">{t("add")}</Button></ButtonForm>;
}
