import { z } from "zod";
import { getSearchFigures } from "~/features/search-log/figures.server";
import { logDaysField } from "~/features/search-log/schema";
import { endpoint } from "./endpoint";
import { searchFigures } from "./shapes/search-log";

export const figures = endpoint({
  id: "searchFigures", method: "GET", path: "/search-log", summary: "What is searched for, what in vain, and how long it took; a term when two people asked for it; `days`: 7, 30 or 365",
  scope: "operate", actor: "member", query: z.strictObject({ days: logDaysField.default(30) }), answers: { 200: searchFigures },
  async handle({ ctx, query }) {
    return ctx.actor.isOperator ? { status: 200, body: await getSearchFigures(ctx, query.days) } : { ok: false, refusal: "forbidden" };
  },
});
