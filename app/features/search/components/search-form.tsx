import type { SearchSort } from "@search";
import { Button } from "~/ui/button";
import { useWords } from "~/ui/use-words";
import { queryLengthMax } from "../rules";
import { searchWords } from "../words";
import { SuggestTools } from "./suggest/suggest-tools";

/** The search box of the page itself, which a phone has no other of. */
export function SearchForm({ q, sort, owner }: { q: string; sort: SearchSort; /** Whose recent searches these are. */ owner: string }) {
  const t = useWords(searchWords);
  return (
    <form className="search-box" role="search" action="/search">
      <input className="input" type="search" name="q" data-key="/" defaultValue={q} maxLength={queryLengthMax} aria-label={t("box")} placeholder={t("placeholder")} enterKeyHint="search" autoCapitalize="none" autoComplete="off" spellCheck={false} />
      {sort === "relevance" ? null : <input type="hidden" name="sort" value={sort} />}
      <Button variant="ember" icon="search">{t("go")}</Button>
      <SuggestTools owner={owner} />
    </form>
  );
}
