import { beforeAll, describe, expect, it } from "vitest";
import { nothing, parseQuery, type SearchDocument, type SearchEngine, type SearchRequest } from "../../search";

/** An engine under test, with a way to write into it that returns once what was written can be found. */
export type EngineUnderTest = { engine: SearchEngine; put(documents: readonly SearchDocument[]): Promise<void>; remove(ids: readonly string[]): Promise<void> };

const day = 86_400_000;
export const contractNow = Date.UTC(2026, 10, 1);

const plain: SearchDocument = {
  postId: "", type: "topic", topicId: "", boardId: "tools", kind: "discussion", authorId: "wren", title: "", tags: [], body: "", isSolved: false, isAnswered: false, isClosed: false, quality: 0, createdAt: contractNow - 10 * day, version: 1,
};
/** A topic as a document. */
export const topic = (id: string, wish: Partial<SearchDocument>): SearchDocument => ({ ...plain, postId: `topic_${id}`, topicId: id, ...wish });
const post = (id: string, topicId: string, wish: Partial<SearchDocument>): SearchDocument => ({ ...plain, postId: `post_${id}`, type: "post", kind: "reply", topicId, ...wish });

const corpus = [
  topic("glue", { title: "Which glue for oak", body: "Hide glue or yellow glue? I tried both on a workbench.", tags: ["oak", "glue"], kind: "question", isSolved: true }),
  post("glue-1", "glue", { title: "Which glue for oak", body: "Warm the hide glue first, then clamp.", tags: ["oak", "glue"], kind: "answer", quality: 3 }),
  topic("hooks", { title: "How to use useEffect in Node.js", body: "It runs twice. C++ and C# people laugh.", tags: ["react"] }),
  topic("cache", { title: "数据库缓存穿透怎么解决", body: "微服务里的分布式锁，和数据库之间的缓存穿透。", tags: ["缓存"], boardId: "code" }),
  topic("lake", { title: "周末去湖边", body: "数一数据说有多少只鸟，库里也看到了。", boardId: "code", createdAt: contractNow - 400 * day }),
  topic("saw", { title: "Receive a parcel of saws", body: "The bandsaw arrived in an enormous package.", createdAt: contractNow - 2 * day, authorId: "finch" }),
  topic("secret", { title: "A saw nobody may see", body: "Canary saw", boardId: "closed" }),
];

/** What every engine must do: the same questions, the same answers. */
export function holdsContract(open: () => Promise<EngineUnderTest>): void {
  let under: EngineUnderTest;

  beforeAll(async () => {
    under = await open();
    await under.put(corpus);
  }, 120_000);

  const request = (text: string, { selection, ...wish }: Partial<SearchRequest> = {}): SearchRequest => ({
    terms: parseQuery(text).terms, selection: { boardIds: ["tools", "code"], ...selection }, within: "all", sort: "relevance", offset: 0, limit: 20, ...wish,
  });
  const found = async (text: string, wish?: Partial<SearchRequest>): Promise<string[]> => (await under.engine.search(request(text, wish))).hits.map(({ postId }) => postId);

  describe("finds", () => {
    it.each<[string, string, string[]]>([
      ["a word", "workbench", ["topic_glue"]],
      ["a word in any case, with or without marks", "ENÖRMOUS", ["topic_saw"]],
      ["the beginning of the last word", "enor", ["topic_saw"]],
      ["a word of one's own topic's title in a reply", "oak clamp", ["post_glue-1"]],
      ["a name in code by its parts", "effect", ["topic_hooks"]],
      ["a name in code as it is", "useEffect", ["topic_hooks"]],
      ["a name in code without its dot", "nodejs", ["topic_hooks"]],
      ["signs that belong to a name", "c#", ["topic_hooks"]],
      ["Chinese words", "数据库", ["topic_cache"]],
      ["Chinese that spans two words", "缓存穿透", ["topic_cache"]],
      ["a phrase", '"glue first"', ["post_glue-1"]],
      ["a Chinese phrase", '"分布式锁"', ["topic_cache"]],
      ["a misspelt word", "workbnech", ["topic_glue"]],
      ["another misspelt word", "enourmous", ["topic_saw"]],
      ["a synonym in the other language", "database", ["topic_cache"]],
      ["what has no unwanted word", "saw -parcel", []],
    ])("%s: %s first", async (_, query, ids) => {
      expect((await found(query)).slice(0, 1)).toEqual(ids);
    });
  });

  it.each([["a misspelt word", "workbnech"], ["words that stand apart", "oak parcel"], ["Chinese that is there in parts alone", "数据库湖边"]])("of an exact request neither widens nor corrects %s: %s", async (_, text) => {
    for (const sort of ["new", "relevance"] as const) expect(await found(text, { sort, isExact: true }), sort).toEqual([]);
    expect(await found("hide glue", { sort: "new", isExact: true })).not.toEqual([]);
  });

  describe("suggests", () => {
    const suggested = async (q: string, boardIds = ["tools", "code"]): Promise<string[]> => (await under.engine.suggest({ q, boardIds, limit: 8 })).map(({ topicId }) => topicId);

    it.each<[string, string, string[]]>([
      ["a topic for the beginning of a word of its title", "parc", ["saw"]],
      ["for a single letter", "p", ["saw"]],
      ["for words before the one being typed", "glue oa", ["glue"]],
      ["for a tag", "reac", ["hooks"]],
      ["for a name in code as it is typed", "node.j", ["hooks"]],
      ["for Chinese as it is typed", "数据库缓", ["cache"]],
      ["for one Chinese character", "缓", ["cache"]],
      ["for both scripts, in any case, with or without marks", "RECÉIVE a", ["saw"]],
      ["not for words of the text alone", "workbench", []],
      ["not for a word that is left out", "saw -parcel", []],
      ["not for a whole word before the last that is only begun", "recei parcel", []],
      ["nothing for filters alone", "tag:oak", []],
      ["nothing for nothing", "  ", []],
    ])("%s: %s", async (_, q, ids) => {
      expect(await suggested(q)).toEqual(ids);
    });

    it("only what is on boards the asker may read", async () => {
      expect([await suggested("a saw nobody"), await suggested("cana"), await suggested("a saw nob", ["closed"]), await suggested("saw", [])]).toEqual([[], [], ["secret"], []]);
    });
  });

  describe("holds", () => {
    it("what is on no board the asker may read for not there: no hit, no count, no correction", async () => {
      const asked = request("canary");
      expect(await under.engine.search(asked)).toEqual(nothing);
      expect(await under.engine.search(request("canray"))).toEqual(nothing);
      expect(await found("saw", { selection: { boardIds: [] } })).toEqual([]);
      expect(await found("canary", { selection: { boardIds: ["closed"] } })).toEqual(["topic_secret"]);
    });

    it("one document of a topic, and each of a search for posts alone", async () => {
      expect(await found("oak glue")).toHaveLength(1);
      expect(await found("glue", { selection: { boardIds: ["tools"], types: ["post"] } })).toEqual(["post_glue-1"]);
    });

    it("counts by board, kind and tag, of what was found alone", async () => {
      const { facets, total, isEstimate } = await under.engine.search(request("glue", { selection: { boardIds: ["tools", "code"], types: ["topic"] } }));
      expect({ facets, total, isEstimate }).toEqual({
        facets: { boards: [{ value: "tools", count: 1 }], kinds: [{ value: "question", count: 1 }], tags: [{ value: "glue", count: 1 }, { value: "oak", count: 1 }] }, total: 1, isEstimate: false,
      });
    });

    it.each<[string, Partial<SearchRequest>["selection"], string[]]>([
      ["kind", { boardIds: ["tools", "code"], kinds: ["question"] }, ["topic_glue"]],
      ["tag", { boardIds: ["tools", "code"], allTags: ["缓存"] }, ["topic_cache"]],
      ["no tag", { boardIds: ["code"], noTags: ["缓存"] }, ["topic_lake"]],
      ["author", { boardIds: ["tools", "code"], authorIds: ["finch"] }, ["topic_saw"]],
      ["no author", { boardIds: ["tools"], notAuthorIds: ["wren"] }, ["topic_saw"]],
      ["solved", { boardIds: ["tools"], types: ["topic"], isSolved: true }, ["topic_glue"]],
      ["open, with quotes in a value", { boardIds: ["tools"], allTags: [`x" OR boardId = "closed`, "\\"] }, []],
      ["after", { boardIds: ["tools", "code"], after: contractNow - 3 * day }, ["topic_saw"]],
      ["before", { boardIds: ["tools", "code"], before: contractNow - 300 * day }, ["topic_lake"]],
    ])("the filter by %s", async (_, selection, ids) => {
      expect(await found("", { ...(selection ? { selection } : {}), sort: "new" })).toEqual(ids);
    });

    it("no surprise in strange queries", async () => {
      const strange = ["'", "\\", "a' | 'b", ":*", "!!", "((", "\u0000x".replace("\u0000", ""), "😀", "-", '"', "x".repeat(500), "的", "& | !", "ﷺ", "a:*b", '-"', '"-saw" -"'];
      for (const text of strange) expect(Array.isArray(await found(text)), text).toBe(true);
    });
  });

  it("a document written again is found by its new words alone, and one removed by none", async () => {
    await under.put([topic("again", { title: "Formerly spalted" })]);
    await under.put([topic("again", { title: "Lately quilted", version: 2 })]);
    expect([await found("spalted"), await found("quilted")]).toEqual([[], ["topic_again"]]);
    await under.remove(["topic_again"]);
    expect(await found("quilted")).toEqual([]);
  });

  it("sorts by what is new and by votes", async () => {
    expect(await found("saw", { sort: "new" })).toEqual(["topic_saw"]);
    expect((await found("", { sort: "new" }))[0]).toBe("topic_saw");
    expect((await found("", { sort: "top" }))[0]).toBe("post_glue-1");
  });
}
