import type { SearchDocument } from "@search";
import { chinese, english, zipf } from "./vocabulary";

export const boardIds: readonly string[] = Array.from({ length: 12 }, (_, at) => `board-${at}`);
export const documentsNow = Date.UTC(2026, 10, 1);

const dayMs = 86_400_000;
const kinds = ["discussion", "question", "article"] as const;

type Chance = () => number;

/** Made-up documents of 80 to 200 words, half of them Chinese, a fifth with both scripts; one topic to four posts. */
export function makeDocuments(count: number, chance: Chance): SearchDocument[] {
  const documents: SearchDocument[] = [];
  for (let at = 0; at < count; at += 1) {
    const opening = documents[at - (at % 5)];
    const isTopic = at % 5 === 0 || !opening;
    const isChinese = at % 10 < 5;
    documents.push({
      postId: `post-${at}`, topicId: isTopic ? `topic-${at}` : opening.topicId, type: isTopic ? "topic" : "post", boardId: isTopic ? (boardIds[at % boardIds.length] ?? "") : opening.boardId,
      kind: isTopic ? (kinds[at % kinds.length] ?? "") : "reply", authorId: `member-${at % 500}`, title: isTopic ? makeText(isChinese, 4 + Math.floor(chance() * 5), chance) : opening.title,
      tags: isTopic ? [english[at % 60] ?? "", chinese[at % 40] ?? ""] : opening.tags, body: makeText(isChinese, 80 + Math.floor(chance() * 120), chance),
      isSolved: at % 7 === 0, isAnswered: at % 3 === 0, isClosed: at % 50 === 0, quality: Math.floor(-Math.log2(1 - chance())), createdAt: documentsNow - Math.floor(chance() * 1_000 * dayMs), version: 1,
    });
  }
  return documents;
}

/** Words of one script, a fifth of the texts with some of the other. */
function makeText(isChinese: boolean, length: number, chance: Chance): string {
  const isMixed = chance() < 0.2;
  const words = Array.from({ length }, () => (isChinese !== (isMixed && chance() < 0.3) ? chinese : english)[zipf(chance)] ?? "");
  return isChinese ? words.join("").replace(/(?<=[a-z])(?=[^a-z])|(?<=[^a-z])(?=[a-z])/g, " ") : words.join(" ");
}
