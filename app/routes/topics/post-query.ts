import type { PageRequest } from "~/kernel/page";
import { postOrders, type PostOrder } from "~/features/topics/topic-page.server";

const postsPerPage = 20;

/** Order, cursor and the post being answered, from a topic's address. Without an order the topic's kind decides. */
export function readPostQuery(request: Request): PageRequest & { order: PostOrder | null; replyTo: string | null } {
  const params = new URL(request.url).searchParams;
  const cursor = params.get("cursor") ?? undefined;
  return {
    order: postOrders.find((order) => order === params.get("order")) ?? null,
    cursor: cursor && cursor.length < 600 ? cursor : undefined,
    replyTo: params.get("replyTo"),
    limit: postsPerPage,
  };
}
