import { tagHref, type TagDetail, type TagLeaderView } from "~/features/tags/types";
import { tagWords } from "~/features/tags/words";
import { Who } from "~/ui/avatar";
import { Panel } from "~/ui/shell";
import { Tag } from "~/ui/tag";
import { useWords } from "~/ui/use-words";
import { useTwoNames } from "./two-names";

/** Beside a tag's topics: who wrote best under it, what goes with it, by which words it is known. */
export function TagSide({ tag }: { tag: TagDetail }) {
  const t = useWords(tagWords);
  const nameOf = useTwoNames();
  const { year, all } = tag.leaders;
  const isSame = year.length === all.length && all.every(({ id, score }, place) => year[place]?.id === id && year[place].score === score); // a young tag: all was written this year
  return (
    <>
      {all.length > 0 ? (
        <Panel title={t("leaders")}>
          <p className="dim sm">{t("leadersHint")}</p>
          <Leaders title={t("year")} leaders={year} />
          {isSame ? null : <Leaders title={t("all")} leaders={all} />}
        </Panel>
      ) : null}
      {tag.related.length > 0 ? <Panel title={t("related")}><p className="flex">{tag.related.map((name) => <Tag key={name} href={tagHref(name)}>#{name}</Tag>)}</p></Panel> : null}
      {tag.synonyms.length > 0 ? <Panel title={t("synonyms")}><p className="flex">{tag.synonyms.map((name) => <Tag key={name}>{name}</Tag>)}</p></Panel> : null}
      {tag.groups.length > 0 ? <Panel title={t("inGroups")}><p className="flex">{tag.groups.map(({ slug, name }) => <Tag key={slug} href={`/tags?group=${slug}`}>{nameOf(name)}</Tag>)}</p></Panel> : null}
      {tag.creator ? <p className="dim sm"><a href={`/members/${tag.creator.handle}`}>{t("firstUsed", { name: tag.creator.displayName })}</a></p> : null}
    </>
  );
}

function Leaders({ title, leaders }: { title: string; leaders: TagLeaderView[] }) {
  const t = useWords(tagWords);
  if (leaders.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ol className="leaders">
        {leaders.map((member) => (
          <li key={member.id}>
            <Who seed={member.id} name={member.displayName} src={member.avatarUrl} href={`/members/${member.handle}`} size={24} />
            <span className="dim sm nowrap" title={t("posts", { count: member.posts })}>{t("score", { count: member.score })}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
