import { kindIcons } from "~/features/topics/components/kind-icons";
import { topicWords } from "~/features/topics/words";
import { Who } from "~/ui/avatar";
import { Icon } from "~/ui/icon";
import { Moment } from "~/ui/moment";
import { StateLabel } from "~/ui/state-label";
import { useWords } from "~/ui/use-words";
import type { SearchResult } from "../types";
import { searchWords } from "../words";
import { Pieces } from "./pieces";

/** One thing found, with what was searched for marked. */
export function SearchResultRow({ result }: { result: SearchResult }) {
  const t = useWords(topicWords);
  const s = useWords(searchWords);
  const { kind, board } = result;
  const isSolved = kind === "question" && result.solved;
  const isPost = kind === "reply" || kind === "answer" || kind === "comment" || kind === "opening";
  const label = isPost ? s(kind === "opening" ? "reply" : kind) : t(kind);
  return (
    <li className="found">
      <span className={isSolved ? "kind moss" : "kind"} title={label}><Icon name={isSolved ? "circle-check" : isPost ? "corner-down-right" : kindIcons[kind]} label={label} /></span>
      <div>
        <h3><a href={result.path}><Pieces pieces={result.title} /></a>{isSolved ? <> <StateLabel tone="moss" icon="check">{t("solved")}</StateLabel></> : null}</h3>
        <p className="soft"><Pieces pieces={result.excerpt} /></p>
        <p className="meta">
          <Who seed={result.author.id} name={result.author.displayName} src={result.author.avatarUrl} href={`/members/${result.author.handle}`} />
          <a href={`/boards/${board.slug}`}>{board.name}</a>
          <Moment iso={result.createdAt} />
          <span>{t("votes", { count: result.score })}{result.type === "topic" ? ` · ${t("replies", { count: result.replyCount })}` : ""}</span>
          {isPost ? null : result.tags.slice(0, 3).map((tag) => <a key={tag} href={`/tags/${encodeURIComponent(tag)}`}>#{tag}</a>)}
        </p>
      </div>
    </li>
  );
}
