import type { ActorContext } from "~/platform/context";
import type { BoardTree } from "~/features/boards/types";
import { holdsFilters, suggestedPlacesMax } from "~/features/search/rules";
import { suggestTopics } from "~/features/search/suggest-topics.server";
import type { SearchSuggestions } from "~/features/search/types";
import { findPlaces } from "./places.server";

/** What is suggested for what is being typed: topics, and places called like it. For filters nothing is: they are for the search itself. */
export async function findSuggestions(ctx: ActorContext, q: string, tree: BoardTree): Promise<SearchSuggestions> {
  if (q.trim() === "" || holdsFilters(q)) return { topics: [], boards: [], tags: [], members: [] };
  return { topics: await suggestTopics(ctx, q, tree), ...(await findPlaces(ctx, q, suggestedPlacesMax, tree)) };
}
