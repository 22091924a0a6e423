import { Who } from "~/ui/avatar";
import { hueClass, toHue } from "~/ui/hue";
import { Tag } from "~/ui/tag";
import { useWords } from "~/ui/use-words";
import type { SearchPlaces } from "../types";
import { searchWords } from "../words";

/** The way straight to a board, a tag or a member of that name. */
export function Places({ places: { boards, tags, members } }: { places: SearchPlaces }) {
  const t = useWords(searchWords);
  if (boards.length + tags.length + members.length === 0) return null;
  return (
    <nav className="places" aria-label={t("straightTo")}>
      <span className="dim sm">{t("straightTo")}</span>
      {boards.map(({ slug, name, hue }) => <a key={slug} href={`/boards/${slug}`}><i className={`sw ${hueClass(toHue(hue))}`} />{name}</a>)}
      {tags.map(({ tag, count }) => <Tag key={tag} href={`/tags/${encodeURIComponent(tag)}`} count={` ${count}`}>#{tag}</Tag>)}
      {members.map(({ id, handle, displayName, avatarUrl }) => <Who key={id} seed={id} name={displayName} src={avatarUrl} href={`/members/${handle}`} />)}
    </nav>
  );
}
