import { offerWords } from "~/features/tags/offer-words";
import { suggestionReasons, type TextTagSuggestion } from "~/features/tags/types";
import { useWords } from "~/ui/use-words";

/** The same offers as boxes to tick, where there is no script: what is ticked joins what was typed. */
export function TagPicks({ picks, ticked }: { picks: readonly TextTagSuggestion[]; ticked: readonly string[] }) {
  const t = useWords(offerWords);
  if (picks.length === 0) return null;
  return (
    <noscript>
      <fieldset className="field">
        <legend className="label">{t("picks")}</legend>
        <div className="flex">
          {suggestionReasons.flatMap((reason) => picks.filter((pick) => pick.reason === reason)).map(({ tag, alias, reason }) => (
            <label className="tick" key={tag}>
              <input type="checkbox" name="tags" value={tag} defaultChecked={ticked.includes(tag)} />
              <span>{alias ? t("stands", { alias, tag }) : tag} <span className="dim sm">{t(reason)}</span></span>
            </label>
          ))}
        </div>
      </fieldset>
    </noscript>
  );
}
