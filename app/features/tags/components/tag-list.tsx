import { tagHref, type TagCard } from "~/features/tags/types";
import { tagWords } from "~/features/tags/words";
import { useWords } from "~/ui/use-words";

/** Tags side by side: how many topics carry each, and what it is about. */
export function TagList({ tags }: { tags: readonly TagCard[] }) {
  const t = useWords(tagWords);
  return (
    <ul className="tag-list" aria-label={t("list")}>
      {tags.map((tag) => (
        <li key={tag.name}>
          <b><a href={tagHref(tag.name)}>#{tag.name}</a>{tag.foundBy ? <span className="dim sm"> {t("foundBy", { name: tag.foundBy })}</span> : null}</b>
          <span className="dim sm nowrap">{t("topics", { count: tag.topics })}</span>
          {tag.summary ? <p>{tag.summary}</p> : null}
        </li>
      ))}
    </ul>
  );
}
