import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runSavedSearches } from "~/features/saved-searches/run-saved-searches.server";
import { useTestDatabase } from "../support/database";
import { codeOf, listOf, startApi, textAt, type ApiClient } from "./api-client";
import { endpointsOf } from "./api-parts";
import { makeScene, openTopic, type Scene } from "./api-scene";

useTestDatabase();

let api: ApiClient;
let scene: Scene;

beforeAll(async () => {
  api = await startApi({ limits: "relaxed" });
  scene = await makeScene(api.ctx, "a");
});
afterAll(() => api.stop());

const get = (path: string, token?: string) => api.call("GET", path, { token });
const send = (method: string, path: string, token?: string, body?: unknown) => api.call(method, path, { token, body });

describe("saved searches", () => {
  test("are kept, listed with what is new, changed, looked at and let go, by their member alone", async () => {
    const path = "/me/saved-searches";
    const made = await send("POST", path, scene.wrenToken, { q: "intarsia tag:oak", mail: true });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ id: textAt(made, "id"), q: "intarsia tag:oak", name: "", mail: true, newCount: 0 });
    const one = `${path}/${textAt(made, "id")}`;
    const again = await send("POST", path, scene.wrenToken, { q: "Intarsia 标签：oak" });
    expect([again.status, codeOf(again), codeOf(await send("POST", path, scene.wrenToken, { q: "-oak" }))]).toEqual([409, "already-saved", "search-empty"]);
    expect((await send("POST", path, scene.wrenToken, { q: "a", name: "n".repeat(61) })).status).toBe(422);
    await api.ctx.db.savedSearch.updateMany({ data: { lookedAt: new Date(0), checkedAt: new Date(0) } });
    await openTopic(api.ctx, scene.finch, { board: scene.board.slug, title: "Intarsia in oak", tags: ["oak"] });
    await runSavedSearches(api.ctx);
    expect(listOf(await get(path, scene.wrenToken)).items).toMatchObject([{ newCount: 1 }]);
    expect((await send("PATCH", one, scene.wrenToken, { name: "Inlays", mail: false })).body).toMatchObject({ name: "Inlays", mail: false, newCount: 1 });
    expect((await send("PATCH", one, scene.wrenToken, { looked: true })).body).toMatchObject({ name: "Inlays", mail: false, newCount: 0 });
    expect(codeOf(await send("PATCH", one, scene.finchToken, { name: "Stolen" }))).toBe("not-found");
    expect((await send("DELETE", one, scene.finchToken)).status).toBe(204);
    expect([listOf(await get(path, scene.finchToken)).items, listOf(await get(path, scene.wrenToken)).items.length]).toEqual([[], 1]);
    expect((await send("DELETE", one, scene.wrenToken)).status).toBe(204);
    expect(listOf(await get(path, scene.wrenToken)).items).toEqual([]);
    expect((await get(path)).status).toBe(401);
  });
});

describe("the search log", () => {
  test("tells operators what was searched for, by two people or more, and nobody else", async () => {
    for (const token of [scene.wrenToken, scene.finchToken]) await get("/search?q=Padauk", token);
    await get("/search?q=zebrano", scene.wrenToken);
    await expect.poll(() => api.ctx.db.searchLogEntry.count(), { timeout: 5_000 }).toBe(3);
    const found = await get("/search-log?days=7", scene.operatorToken);
    expect(found.body).toMatchObject({ days: 7, searches: 3, zeroShare: 1, clickShare: null, terms: [{ term: "padauk", searches: 2, zero: 2, people: 2, clickShare: null }], inVain: [{ term: "padauk" }] });
    expect(found.text).not.toContain("zebrano");
    for (const token of [scene.wrenToken, scene.modToken]) expect(codeOf(await get("/search-log", token))).toBe("forbidden");
    expect([(await get("/search-log")).status, (await get("/search-log?days=8", scene.operatorToken)).status]).toEqual([401, 400]);
  });
});

test("every endpoint of this part has answered with success above", () => {
  expect(endpointsOf("searches").filter((id) => !api.answered.has(id))).toEqual([]);
});
