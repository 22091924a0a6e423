import { hashSecret, sign } from "~/features/accounts/secrets.server";
import type { RowName } from "./budgets";
import type { Community } from "./community";
import { visitorCount } from "./fill";
import type { Visit } from "./load";
import { makeChance, pickOne } from "./numbers";
import { makeBodies } from "./texts";
import { secret } from "./web";

/** A row of the table: how to make its requests, and the status that means it worked. */
export type Row = { name: RowName; status: number; writes: boolean; next: () => Visit };

/** A visitor's cookie, and the mark their forms carry. */
type Visitor = { n: number; cookie: string; formToken: string };

/** The rows in the order they are measured: readers before writers. */
export function makeRows(community: Community, origin: string): Row[] {
  const chance = makeChance(4_711);
  const visitor = (): Visitor => makeVisitor(Math.floor(chance() * visitorCount));
  const long = (): string => longTopicPath(community, chance);
  const board = `/boards/${community.largest.slug}`;
  const guest = (name: RowName, path: () => string): Row => ({ name, status: 200, writes: false, next: () => page(path()) });
  const member = (name: RowName, path: () => string): Row => ({ name, status: 200, writes: false, next: () => page(path(), visitor()) });
  return [
    guest("home, anonymous", () => "/"),
    guest("board, anonymous", () => board),
    guest("topic of 20 posts, anonymous", long),
    member("home, signed in", () => "/"),
    member("board, signed in", () => board),
    member("topic of 20 posts, signed in", long),
    ...makeWriters(community, origin, chance),
  ];
}

/** A page as a browser asks for it, by a guest or a member. */
export function page(path: string, visitor?: Visitor): Visit {
  return { method: "GET", path, headers: { ...browser, ...(visitor ? { cookie: visitor.cookie } : {}) } };
}

/** The n-th of the members with reading marks. */
export function makeVisitor(n: number): Visitor {
  const value = `bench-session-${n}`;
  return { n, cookie: `kindling=${value}`, formToken: sign(secret, "form", hashSecret(value)) };
}

/** The address of a topic whose page shows 20 posts. */
export function longTopicPath(community: Community, chance: () => number): string {
  const { id, slug } = pickOne(community.longTopics, chance);
  return `/t/${id}/${encodeURIComponent(slug)}`;
}

const browser = { accept: "text/html", "accept-encoding": "gzip", "accept-language": "en" };

/** Every write is a new one: a serial number keeps a text from being taken for a double click. */
function makeWriters(community: Community, origin: string, chance: () => number): Row[] {
  const texts = makeBodies().map(({ body }) => body);
  const serial = `${Date.now()}`;
  let count = 0;
  const text = (): string => `${pickOne(texts, chance)}\n\n№ ${serial}-${(count += 1)}`;
  const form = (path: string, n: number, fields: Record<string, string>): Visit => {
    const { cookie, formToken } = makeVisitor(n);
    const headers = { ...browser, cookie, origin, "content-type": "application/x-www-form-urlencoded" };
    return { method: "POST", path, headers, body: new URLSearchParams({ ...fields, formToken }).toString() };
  };
  const anybody = (): number => Math.floor(chance() * visitorCount);
  const newTopic = (): Record<string, string> => ({ board: community.largest.slug, kind: "discussion", title: `Bench topic ${serial} ${count + 1}`, body: text(), tags: "bench" });
  return [
    { name: "write a reply", status: 302, writes: true, next: () => form(`/t/${pickOne(community.topics, chance)}`, anybody(), { body: text() }) },
    { name: "write a topic", status: 302, writes: true, next: () => form("/new", anybody(), newTopic()) },
    { name: "vote", status: 302, writes: true, next: () => voteFor(community, chance, form) },
  ];
}

function voteFor(community: Community, chance: () => number, form: (path: string, n: number, fields: Record<string, string>) => Visit): Visit {
  const post = pickOne(community.posts, chance);
  const n = Math.floor(chance() * visitorCount);
  const voter = n === post.author ? (n + 1) % visitorCount : n;
  return form(`/posts/${post.id}/vote`, voter, { value: chance() < 0.9 ? "1" : "0" });
}
