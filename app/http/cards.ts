import { guest } from "~/kernel/actor";
import { withActor } from "~/platform/context";
import { hashSecret } from "~/features/accounts/secrets.server";
import { findBoard } from "~/features/boards/queries.server";
import { boardCard, homeCard, topicCard } from "~/features/cards/queries.server";
import { readCardPath } from "~/features/cards/rules";
import type { Card, CardAddress } from "~/features/cards/types";
import { findTopicPage } from "~/features/topics/topic-page.server";
import type { Edge } from "./edge";
import { rateLimits } from "./limits";

/**
 * The picture other places show of a link to us, for what every guest may read at this moment; anything else is 404, as if
 * it did not exist. An address of a former version leads to the present one. Drawn at most so often for one address.
 */
export async function cardAnswer(edge: Edge, { path, known }: { path: string; known: string | undefined }): Promise<Response> {
  const asked = readCardPath(path);
  const card = asked && (await findCard(edge, asked));
  if (!asked || !card) return new Response(null, { status: 404 });
  if (card.version !== asked.version) return new Response(null, { status: 302, headers: { Location: card.href, "Cache-Control": "public, max-age=300" } });
  const headers = headersOf(card);
  if (known?.includes(headers.ETag)) return new Response(null, { status: 304, headers });
  const { cards, files, limiter } = edge.ctx.ports;
  const kept = cards.kept(card.version);
  if (kept) return pictureOf(await kept, headers);
  const taken = await limiter.take(rateLimits.cards, hashSecret(edge.address));
  if (!taken.allowed) return new Response(null, { status: 429, headers: { "Retry-After": String(taken.retryAfterSeconds) } });
  const { sheet, portraitName } = card;
  return pictureOf(await cards.draw({ key: card.version, sheet, portrait: async () => (portraitName ? files.read(portraitName) : null) }), headers);
}

/** Asked for as a guest, whoever asks: the same rules decide as on the page. */
async function findCard({ ctx, boards }: Edge, { subject, locale }: CardAddress): Promise<Card | null> {
  const asGuest = withActor(ctx, guest);
  if (subject.of === "home") return homeCard(ctx, locale);
  const tree = await boards();
  if (subject.of === "boards") {
    const board = await findBoard(asGuest, subject.slug, tree);
    return board && boardCard(ctx, board, tree, locale);
  }
  const page = await findTopicPage(asGuest, subject.id, { order: null, limit: 1 }, tree);
  return page && topicCard(ctx, page, locale);
}

function pictureOf(bytes: Buffer, headers: Record<string, string>): Response {
  return new Response(new Uint8Array(bytes), { headers });
}

/** Other sites may show it: that is what it is for. A copy is good for five minutes, since topics are removed and boards closed. */
function headersOf({ version }: Card) {
  return {
    "Content-Type": "image/png",
    "Content-Disposition": `inline; filename="${version}.png"`,
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "public, max-age=300",
    ETag: `"${version}"`,
  };
}
