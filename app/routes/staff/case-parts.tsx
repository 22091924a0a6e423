import { limits } from "~/kernel/limits";
import { postWords } from "~/features/posts/words";
import { Input } from "~/ui/field";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import { useRoot, useTrouble } from "~/routes/shell/form";
import { staffWords } from "./words";

const known = ["first-link", "first-post", "board-reviews-all", "author-suspended"] as const;

/** Why the checks held a post, in words. */
export function WhyHeld({ reasons }: { reasons: readonly string[] }) {
  const t = useWords(staffWords);
  const p = useWords(postWords);
  if (reasons.length === 0) return null;
  const nameOf = (reason: string): string => {
    const key = known.find((name) => name === reason);
    return key ? p(key) : reason;
  };
  return <p className="flex"><span className="dim sm">{t("why")}:</span>{reasons.map((reason) => <StateLabel key={reason} tone="ochre" icon="hourglass">{nameOf(reason)}</StateLabel>)}</p>;
}

/** A link to a board, by its name. */
export function BoardLink({ slug }: { slug: string }) {
  const name = useRoot()?.boards.find((board) => board.slug === slug)?.name;
  return <a href={`/boards/${slug}`}>{name ?? slug}</a>;
}

/** The reason of one case among many; what was typed for it comes back. */
export function ReasonInput({ id, label }: { id: string; label: string }) {
  const { typed } = useTrouble();
  return <Input name="reason" id={`reason-${id}`} aria-label={label} placeholder={label} maxLength={limits.reasonMax} autoComplete="off" defaultValue={typed("id") === id ? typed("reason") : ""} />;
}
