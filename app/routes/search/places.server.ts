import type { ActorContext } from "~/platform/context";
import { readableBoards } from "~/features/boards/rules";
import type { BoardTree } from "~/features/boards/types";
import { suggestMembers } from "~/features/members/suggest-members.server";
import { suggestTags } from "~/features/tags/suggest-tags.server";
import { holdsBeginning } from "~/features/search/rules";
import type { SearchPlaces } from "~/features/search/types";

/** What is called like this: boards, tags and members the actor may know of, at most `each` of them. */
export async function findPlaces(ctx: ActorContext, text: string, each: number, tree: BoardTree): Promise<SearchPlaces> {
  const wanted = text.normalize("NFKC").trim().toLowerCase();
  if (wanted === "") return { boards: [], tags: [], members: [] };
  const boards = readableBoards(ctx.actor, tree).filter(({ name, slug }) => holdsBeginning(name.toLowerCase(), wanted) || slug.startsWith(wanted));
  const [tags, members] = [await suggestTags(ctx, { q: wanted }, tree), await suggestMembers(ctx, { q: wanted.replace(/^@/, "") })];
  return {
    boards: boards.slice(0, each).map(({ slug, name, hue }) => ({ slug, name, hue })),
    tags: tags.items.slice(0, each).map(({ tag, count }) => ({ tag, count })),
    members: members.slice(0, each),
  };
}
