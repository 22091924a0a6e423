import type { SuggestedText } from "~/features/edit-suggestions/types";
import { suggestionWords } from "~/features/edit-suggestions/words";
import { TextDiff } from "~/features/posts/components/text-diff";
import type { DiffBlock } from "~/features/posts/types";
import { Tag } from "~/ui/tag";
import { useWords } from "~/ui/use-words";

/** What a suggestion would change: title, tags, and the text compared word by word. */
export function SuggestedChange({ base, suggested, diff }: { base: SuggestedText; suggested: SuggestedText; diff: DiffBlock[] | null }) {
  const t = useWords(suggestionWords);
  return (
    <>
      {base.title === suggested.title ? null : <p className="diff"><span className="dim">{t("title")}: </span><del>{base.title}</del> <ins>{suggested.title}</ins></p>}
      {base.tags.join() === suggested.tags.join() ? null : <p className="flex"><span className="dim">{t("tags")}: </span><Tags tags={base.tags} /><span aria-hidden="true">→</span><Tags tags={suggested.tags} /></p>}
      {diff ? <TextDiff blocks={diff} /> : <p className="dim">{t("sameText")}</p>}
    </>
  );
}

/** Tags in a row, or that there are none. */
export function Tags({ tags }: { tags: readonly string[] }) {
  return tags.length === 0 ? <span className="dim">–</span> : <>{tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</>;
}
