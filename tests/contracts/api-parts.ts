import * as answerers from "~/routes/api/answerers";
import * as boards from "~/routes/api/boards";
import * as bookmarks from "~/routes/api/bookmarks";
import * as discovery from "~/routes/api/discovery";
import * as drafts from "~/routes/api/drafts";
import * as edits from "~/routes/api/edit-suggestions";
import * as follows from "~/routes/api/follows";
import * as me from "~/routes/api/me";
import * as members from "~/routes/api/members";
import * as polls from "~/routes/api/polls";
import * as posts from "~/routes/api/posts";
import * as questions from "~/routes/api/questions";
import * as reactions from "~/routes/api/reactions";
import * as saved from "~/routes/api/saved-searches";
import * as search from "~/routes/api/search";
import * as searchLog from "~/routes/api/search-log";
import * as session from "~/routes/api/session";
import * as signUp from "~/routes/api/sign-up";
import * as staff from "~/routes/api/staff";
import * as suggestions from "~/routes/api/suggestions";
import { endpoints } from "~/routes/api/table";
import * as tags from "~/routes/api/tags";
import * as acts from "~/routes/api/topic-acts";
import * as states from "~/routes/api/topic-states";
import * as topics from "~/routes/api/topics";
import * as uploads from "~/routes/api/uploads";

/** Which endpoints `api-<part>.db.test.ts` asks until each has answered. */
const parts = {
  members: [signUp, session, me, members, boards],
  topics: [topics, acts, states, posts, edits, reactions, bookmarks, follows, drafts, uploads, suggestions, search, staff],
  discovery: [discovery],
  questions: [questions, answerers, tags, polls],
  searches: [saved, searchLog],
};

export type Part = keyof typeof parts;
export const partNames: readonly Part[] = ["members", "topics", "discovery", "questions", "searches"];

/** The names of the endpoints of a part. */
export function endpointsOf(part: Part): string[] {
  const exported = new Set<unknown>(parts[part].flatMap((module) => Object.values(module)));
  return endpoints.filter((endpoint) => exported.has(endpoint)).map(({ id }) => id);
}
