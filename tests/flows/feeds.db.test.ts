import { beforeAll, describe, expect, it } from "vitest";
import { changePostState } from "~/features/posts/change-post-state.server";
import { openTopic, reply } from "~/features/posts/test-support/write";
import { deletePost } from "~/features/posts/change-post-state.server";
import { acceptAnswer } from "~/features/questions/accept-answer.server";
import { closeQuestion } from "~/features/questions/close-question.server";
import { valueOf } from "~/kernel/test-support/results";
import { actingAs, makeBoard, makeGroup, makeMember, type CastMember } from "../support/cast";
import { useTestDatabase } from "../support/database";
import { startTestServer, type TestServer } from "../support/requests";

useTestDatabase();

let server: TestServer;
let ann: CastMember;
let staff: CastMember;
beforeAll(async () => {
  server = await startTestServer({ community: { relaxedLimits: true } });
  const { ctx } = server;
  await makeBoard(ctx, { slug: "wood" });
  await makeBoard(ctx, { slug: "closed", visibility: "groups", openTo: [await makeGroup(ctx, "circle")] });
  ann = await makeMember(ctx, { handle: "ann", trust: 2 });
  staff = await makeMember(ctx, { handle: "staff", role: "moderator" });
}, 120_000);

const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(server.origin + path, { headers, redirect: "manual" });
const textOf = async (path: string): Promise<string> => (await get(path)).text();
const titles = (xml: string): string[] => [...xml.matchAll(/<entry>.*?<title>(.*?)<\/title>/gs)].map(([, title = ""]) => title);

describe("feeds", () => {
  it("of all, a board, a tag and a member tell the newest topics first, and of no board that guests do not read", async () => {
    await openTopic(server.ctx, ann, { board: "wood", title: "The first topic", body: "See [this](/boards/wood).", tags: ["oak"] });
    server.clock.advance(1_000);
    await openTopic(server.ctx, ann, { board: "wood", title: "The second topic" });
    await openTopic(server.ctx, staff, { board: "closed", title: "Nobody's business", tags: ["oak"] });
    expect(titles(await textOf("/feed.atom"))).toEqual(["The second topic", "The first topic"]);
    expect(titles(await textOf("/boards/wood/feed.atom"))).toEqual(["The second topic", "The first topic"]);
    expect(titles(await textOf("/tags/oak/feed.atom"))).toEqual(["The first topic"]);
    expect(titles(await textOf("/members/ann/feed.atom"))).toEqual(["The second topic", "The first topic"]);
    expect([titles(await textOf("/members/staff/feed.atom")), (await get("/boards/closed/feed.atom")).status, (await get("/members/nobody/feed.atom")).status]).toEqual([[], 404, 404]);
    expect(await textOf("/boards/wood/feed.atom")).toContain(`&lt;a href=&quot;${server.origin}/boards/wood&quot;`);
  });

  it("of a topic tells its posts as far as guests see them", async () => {
    const { id } = await openTopic(server.ctx, ann, { board: "wood", title: "With replies" });
    server.clock.advance(1_000);
    await reply(server.ctx, staff, id, { body: "Seen" });
    server.clock.advance(1_000);
    const hidden = await reply(server.ctx, ann, id, { body: "Hidden" });
    valueOf(await changePostState(actingAs(server.ctx, staff), { id: hidden.id, state: "hidden", reason: "r", version: 1 }));
    expect(titles(await textOf(`/t/${id}/feed.atom`))).toEqual(["Reply by Staff", "With replies"]);
  });

  it("are kept for a while by whoever asks, and said to be the same when they are", async () => {
    const first = await get("/feed.atom");
    expect([first.headers.get("content-type"), first.headers.get("cache-control"), first.headers.getSetCookie()]).toEqual(["application/atom+xml; charset=utf-8", "public, max-age=300", []]);
    expect((await get("/feed.atom", { "if-none-match": first.headers.get("etag") ?? "" })).status).toBe(304);
  });

  it("are named by the pages they tell of, for those who may read them", async () => {
    expect(await textOf("/boards/wood")).toContain(`rel="alternate" type="application/atom+xml" title="Atom feed" href="${server.origin}/boards/wood/feed.atom"`);
    expect(await textOf("/tags/oak")).toContain(`rel="canonical" href="${server.origin}/tags/oak"`);
  });
});

describe("the sitemap", () => {
  it("lists what guests read, in parts, and nothing else", async () => {
    const index = await textOf("/sitemap.xml");
    const parts = [...index.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => new URL(address).pathname);
    expect(parts[0]).toBe("/sitemaps/places.xml");
    expect(await textOf("/sitemaps/places.xml")).toContain(`<loc>${server.origin}/boards/wood</loc>`);
    const all = (await Promise.all(parts.map(textOf))).join("");
    const topics = await server.ctx.db.topic.findMany({ where: { board: { slug: "wood" } } });
    for (const { id, slug } of topics) expect(all).toContain(`<loc>${server.origin}/t/${id}/${slug}</loc>`);
    expect(all).not.toMatch(/closed|nobody-s-business/);
    expect([(await get("/sitemaps/nothing.xml")).status, (await get("/sitemaps/topics-zzzzzzzzzzzzzzzzzzzzzzzzzz.xml")).status]).toEqual([404, 404]);
    expect(await textOf("/robots.txt")).toContain(`Sitemap: ${server.origin}/sitemap.xml`);
  });
});

describe("data about a page", () => {
  const dataOf = async (path: string): Promise<unknown> => {
    const moved = (await get(path)).headers.get("location") ?? path;
    return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await textOf(moved))?.[1] ?? "null");
  };

  it("tells a question with its accepted answer and the others", async () => {
    const { id } = await openTopic(server.ctx, ann, { board: "wood", kind: "question", title: "Which glue holds?", body: "For **end grain** & </script> such." });
    const good = await reply(server.ctx, staff, id, { body: "Hide glue" });
    await reply(server.ctx, staff, id, { body: "Any glue at all" });
    valueOf(await acceptAnswer(actingAs(server.ctx, ann), { topicId: id, postId: good.id }));
    expect(await dataOf(`/t/${id}`)).toMatchObject({
      "@type": "QAPage",
      mainEntity: {
        "@type": "Question", name: "Which glue holds?", text: "For end grain & </script> such.", answerCount: 2, author: { name: "Ann", url: `${server.origin}/members/ann` },
        acceptedAnswer: { text: "Hide glue", url: `${server.origin}/posts/${good.id}` }, suggestedAnswer: [{ text: "Any glue at all" }],
      },
    });
  });

  it("tells of a closed question that it is, in its feed too; a signpost without answers leads to its original", async () => {
    const original = await openTopic(server.ctx, ann, { board: "wood", kind: "question", title: "Which glue for end grain?" });
    const { id, slug } = await openTopic(server.ctx, ann, { board: "wood", kind: "question", title: "What glue on end grain?" });
    const pageOf = () => textOf(`/t/${id}/${slug}`);
    expect(await pageOf()).toContain(`rel="canonical" href="${server.origin}/t/${id}/${slug}"`);
    const answer = await reply(server.ctx, staff, id, { body: "Epoxy" });
    valueOf(await closeQuestion(actingAs(server.ctx, ann), { topicId: id, reason: "duplicate", originalId: original.id, note: "" }));
    expect(await dataOf(`/t/${id}`)).toMatchObject({ mainEntity: { creativeWorkStatus: "Closed" } });
    expect(await pageOf()).toContain(`rel="canonical" href="${server.origin}/t/${id}/${slug}"`); // its own answers are nowhere else
    valueOf(await deletePost(actingAs(server.ctx, staff), answer.id));
    expect(await pageOf()).toContain(`rel="canonical" href="${server.origin}/t/${original.id}/${original.slug}"`);
    expect(await textOf("/boards/wood/feed.atom")).toContain("<title>[Closed] What glue on end grain?</title>");
    const parts = [...(await textOf("/sitemap.xml")).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address = ""]) => new URL(address).pathname);
    const all = (await Promise.all(parts.map(textOf))).join("");
    expect([all.includes(original.id), all.includes(id)]).toEqual([true, false]);
  });

  it("tells a discussion with its replies", async () => {
    const { id } = await openTopic(server.ctx, ann, { board: "wood", title: "What we made", body: "A stool." });
    await reply(server.ctx, staff, id, { body: "Lovely" });
    expect(await dataOf(`/t/${id}`)).toMatchObject({ "@type": "DiscussionForumPosting", headline: "What we made", text: "A stool.", comment: [{ "@type": "Comment", text: "Lovely" }], isPartOf: { name: "wood" } });
  });
});
