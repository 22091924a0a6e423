import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { scopes } from "~/kernel/actor";
import { endpoints } from "~/routes/api/table";
import type { Endpoint } from "~/routes/api/endpoint";
import { samplesOf } from "../contracts/api-samples";
import { useTestDatabase } from "../support/database";
import { root } from "../support/paths";
import { pageAddresses, type PageAddress } from "./matrix-pages";
import { callApi, columnsOfReading, columnsOfWriting, fillPath, getPage, places, postForm } from "./matrix-probe";
import { makeMatrixScene, makeToken, nobody, untouchedTarget, type Asker, type Place, type Scene } from "./matrix-scene";
import { apiRows, pageRows } from "./matrix-table";

useTestDatabase();

const manifest = z.object({ routes: z.record(z.string(), z.object({ id: z.string(), module: z.record(z.string(), z.unknown()) })) });

let scene: Scene;
let routes: z.output<typeof manifest>["routes"];

beforeAll(async () => {
  scene = await makeMatrixScene();
  const build: unknown = await import(/* @vite-ignore */ pathToFileURL(join(root, "build/server/index.js")).href);
  routes = manifest.parse(build).routes;
}, 120_000);

const placesOf = (placed: boolean): readonly Place[] => (placed ? places : ["open"]);

test("every page and every endpoint has its rows", () => {
  const pages = Object.keys(routes).filter((id) => id !== "root");
  expect(Object.keys(pageAddresses).sort()).toEqual(pages.sort());
  const wanted = pages.flatMap((id) => placesOf(pageAddresses[id]?.placed ?? false).flatMap((place) => [`${id} GET ${place}`, ...(routes[id]?.module.action ? [`${id} POST ${place}`] : [])]));
  expect(Object.keys(pageRows).sort()).toEqual(wanted.sort());
  expect(Object.keys(apiRows).sort()).toEqual(endpoints.flatMap(rowsOf).sort());
});

test.each(Object.entries(pageAddresses))("%s answers everybody as the table says, its loader alone and its form too", async (id, address) => {
  for (const place of placesOf(address.placed ?? false)) await holdPage(id, address, place);
}, 120_000);

async function holdPage(id: string, address: PageAddress, place: Place): Promise<void> {
  const path = address.path(await untouchedTarget(scene, place), place);
  const row = pageRows[`${id} GET ${place}`];
  expect.soft(await columnsOfReading(scene, (asker) => getPage(scene, asker, path, null)), `${id} ${place}`).toBe(row);
  // The data request tells of a redirect by a 204.
  const data = row?.replace(/\b30[12]\b/g, "204");
  expect.soft(await columnsOfReading(scene, (asker) => getPage(scene, asker, path, id)), `${id} alone, ${place}`).toBe(data);
  if (!routes[id]?.module.action) return;
  expect.soft(await columnsOfWriting(scene, place, (asker) => postForm(scene, asker, address, place)), `${id} posted, ${place}`).toBe(pageRows[`${id} POST ${place}`]);
}

function rowsOf({ id, path }: Endpoint): string[] {
  return placesOf(/:(id|slug|subject)/.test(path)).map((place) => `${id} ${place}`);
}

test.each(endpoints.map((endpoint) => [endpoint.id, endpoint] as const))("the endpoint %s answers everybody as the table says, and nobody without its scope", async (id, endpoint) => {
  for (const place of placesOf(/:(id|slug|subject)/.test(endpoint.path))) {
    const asked = (asker: Asker): Promise<string> => ask(endpoint, place, asker);
    const found = endpoint.method === "GET" ? await columnsOfReading(scene, asked) : await columnsOfWriting(scene, place, asked);
    expect.soft(found, `${id} ${place}`).toBe(apiRows[`${id} ${place}`]);
    if (!endpoint.scope) continue;
    const token = await makeToken(scene.server.ctx, scene.people.admin, scopes.filter((scope) => scope !== endpoint.scope));
    expect.soft(await ask(endpoint, place, { ...nobody, token }), `${id} without ${endpoint.scope}`).toBe("403");
  }
}, 60_000);

async function ask(endpoint: Endpoint, place: Place, asker: Asker): Promise<string> {
  const target = await untouchedTarget(scene, place);
  const board = place === "open" ? scene.open : scene.closed;
  const sample = endpoint.method === "GET" ? undefined : samplesOf({ board, admin: scene.people.admin }, target.post)[endpoint.id];
  const body = endpoint.id === "changeBoard" && place === "closed" ? { ...sample, visibility: "groups", groups: ["circle"] } : sample; // it stays closed
  return callApi(scene, { method: endpoint.method, path: fillPath(endpoint.path, target, place), token: asker.token, body });
}
