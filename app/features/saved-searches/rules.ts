import { fold, parseQuery, writeQuery } from "@search";
import { hourMs, minuteMs } from "~/kernel/clock";
import type { SavedSearch } from "./types";

/** How many searches one member may keep. */
export const savedSearchesMax = 50;
export const savedSearchNameMax = 60;
/** So many new results of a search are counted; more are "50+". */
export const newsMax = 50;
/** A search is run again by the hour's sweep when it was run so long ago: somewhat less than the hour, so that none waits for the next. */
export const checkedAfterMs = hourMs - 10 * minuteMs;

/** One form for all writings of a query that find the same: nobody keeps a search twice. */
export function keyOf(q: string): string {
  return fold(writeQuery(parseQuery(q)));
}

/** What the member calls it. */
export function titleOfSearch({ name, q }: Pick<SavedSearch, "name" | "q">): string {
  return name === "" ? q : name;
}
