import { useEffect, useState, type RefObject } from "react";
import { offerWords } from "~/features/tags/offer-words";
import { suggestionReasons, type SuggestionReason, type TextTagSuggestion } from "~/features/tags/types";
import { limits } from "~/kernel/limits";
import { foldTag, splitTags } from "~/kernel/text";
import { useWords } from "~/ui/use-words";
import "~/ui/styles/tag-offers.css";

type OffersProps = { box: RefObject<HTMLElement>; board: string | undefined; /** Puts a tag at the end of the field. */ onTake(field: HTMLInputElement, text: string): void };

/** Tags for the text as it is now, by why they are offered; asked for whenever somebody turns to the field. */
export function TagOffers({ box, board, onTake }: OffersProps) {
  const t = useWords(offerWords);
  const { offers, chosen } = useOffers(box, board);
  const open = offers.filter(({ tag, alias }) => !chosen.includes(tag) && (alias === null || !chosen.includes(alias)));
  const take = (tag: string): void => {
    const field = box.current?.querySelector("input");
    if (field) onTake(field, `${/(^|[\s,，、])$/.test(field.value) ? "" : ", "}${tag}, `);
  };
  if (open.length === 0 || chosen.length >= limits.tagsMax) return null;
  return (
    <div className="tag-offers">
      {suggestionReasons.filter((reason) => open.some((offer) => offer.reason === reason)).map((reason) => (
        <p key={reason}>
          <span className="dim sm">{t(reason)}</span>
          {open.filter((offer) => offer.reason === reason).map(({ tag, alias }) => (
            <button key={tag} type="button" className="tag" aria-label={t("add", { tag })} onClick={() => take(tag)}>{alias ? t("stands", { alias, tag }) : tag}</button>
          ))}
        </p>
      ))}
    </div>
  );
}

type Offers = { offers: TextTagSuggestion[]; chosen: string[] };

function useOffers(box: RefObject<HTMLElement>, board: string | undefined): Offers {
  const [offers, setOffers] = useState<TextTagSuggestion[]>([]);
  const [chosen, setChosen] = useState<string[]>([]);
  useEffect(() => {
    const field = box.current?.querySelector("input");
    if (!field) return;
    const stop = new AbortController();
    let last = "";
    const look = (): void => setChosen([...new Set(splitTags(field.value).map(foldTag))]);
    const ask = (): void => {
      const text = textIn(field.form, board);
      if (text === last) return;
      last = text;
      void fetchOffers(text, stop.signal).then((found) => (found && !stop.signal.aborted ? setOffers(found) : undefined));
    };
    look();
    ask();
    field.addEventListener("input", look, { signal: stop.signal });
    field.addEventListener("focus", ask, { signal: stop.signal });
    return () => stop.abort();
  }, [box, board]);
  return { offers, chosen };
}

/** What tags are asked for: the beginning of the text is enough. */
function textIn(form: HTMLFormElement | null, board: string | undefined): string {
  const fields = new FormData(form ?? undefined);
  const valueOf = (name: string, max: number): string => {
    const value = fields.get(name);
    return typeof value === "string" ? Array.from(value).slice(0, max).join("") : "";
  };
  return JSON.stringify({ title: valueOf("title", limits.titleMax), body: valueOf("body", 4_000), ...(board ? { board } : {}) });
}

async function fetchOffers(body: string, signal: AbortSignal): Promise<TextTagSuggestion[] | null> {
  const answer = await fetch("/api/v1/suggestions/for-text", { method: "POST", headers: { "Content-Type": "application/json" }, body, signal }).catch(() => null);
  const found: unknown = answer?.ok ? await answer.json().catch(() => null) : null; // given up while it came
  return typeof found === "object" && found !== null && "items" in found && Array.isArray(found.items) ? found.items.flatMap(toOffer) : null;
}

function toOffer(item: unknown): TextTagSuggestion[] {
  if (typeof item !== "object" || item === null || !("tag" in item && "reason" in item && "alias" in item)) return [];
  const { tag, reason, alias } = item;
  return typeof tag === "string" && isReason(reason) ? [{ tag, reason, alias: typeof alias === "string" ? alias : null }] : [];
}

function isReason(value: unknown): value is SuggestionReason {
  return suggestionReasons.some((reason) => reason === value);
}
