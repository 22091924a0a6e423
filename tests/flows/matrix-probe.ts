import { hashSecret } from "~/features/accounts/secrets.server";
import { actorNames, browserHeaders, makeAsker, nobody, untouchedTarget, type ActorName, type Asker, type Place, type Scene, type Target } from "./matrix-scene";
import type { PageAddress } from "./matrix-pages";

export const places: readonly Place[] = ["open", "closed"];

/** What each actor gets, in the order of the columns: "in 200 404 …". What only reads is asked by all at once. */
export async function columnsOfReading(scene: Scene, ask: (asker: Asker) => Promise<string>): Promise<string> {
  const found = await Promise.all(actorNames.map(async (name) => ask(await keptAsker(scene, name))));
  return found.join(" ");
}

/**
 * What each actor gets who writes to the board of that place. A write may end a sign-in, so it is asked with one of
 * this moment; one that was taken may have changed the target, so the next gets another.
 */
export async function columnsOfWriting(scene: Scene, place: Place, ask: (asker: Asker) => Promise<string>): Promise<string> {
  const found: string[] = [];
  for (const name of actorNames) {
    const asker = name === "guest" ? nobody : await makeAsker(scene.server, name, scene.people[name]);
    const outcome = await ask(asker);
    if (/^[23]/.test(outcome)) scene.untouched.delete(place);
    found.push(outcome);
    await scene.server.ctx.db.apiToken.deleteMany({ where: { hash: hashSecret(asker.token) } }); // a member has only so many
  }
  return found.join(" ");
}

async function keptAsker(scene: Scene, name: ActorName): Promise<Asker> {
  if (name === "guest") return nobody;
  const asker = scene.askers.get(name) ?? (await makeAsker(scene.server, name, scene.people[name]));
  scene.askers.set(name, asker);
  return asker;
}

/** Its status, or "in" when it leads to signing in. */
async function outcomeOf(answer: Response): Promise<string> {
  const leads = answer.headers.get("location") ?? answer.headers.get("x-remix-redirect") ?? "";
  await answer.text();
  return leads.startsWith("/sign-in?to=") ? "in" : String(answer.status);
}

/** A page, or the data of its own loader alone, as the client asks for it. */
export async function getPage(scene: Scene, asker: Asker, path: string, loader: string | null): Promise<string> {
  const url = new URL(path, scene.server.origin);
  if (loader) url.searchParams.set("_data", loader);
  const answer = await fetch(url, { headers: browserHeaders(asker, scene.server.origin), redirect: "manual" });
  return outcomeOf(answer);
}

/** A form, posted as its page would, to a target nobody has touched. */
export async function postForm(scene: Scene, asker: Asker, address: PageAddress, place: Place): Promise<string> {
  const target = await untouchedTarget(scene, place);
  const given = address.fields?.(target) ?? {};
  const body = new URLSearchParams({ ...given, ...(asker.formToken ? { formToken: asker.formToken } : {}) });
  const answer = await fetch(new URL(address.path(target, place), scene.server.origin), {
    method: "POST", body, headers: browserHeaders(asker, scene.server.origin), redirect: "manual",
  });
  return outcomeOf(answer);
}

/** An API call with a token. */
export async function callApi(scene: Scene, ask: { method: string; path: string; token: string; body: unknown }): Promise<string> {
  const answer = await fetch(`${scene.server.origin}/api/v1${ask.path}`, {
    method: ask.method, redirect: "manual",
    headers: { ...(ask.token ? { authorization: `Bearer ${ask.token}` } : {}), ...(ask.body === undefined ? {} : { "content-type": "application/json" }) },
    body: ask.body === undefined ? undefined : JSON.stringify(ask.body),
  });
  return outcomeOf(answer);
}

/** Values for an endpoint's parameters. */
export function fillPath(path: string, target: Target, place: Place): string {
  const isTopic = path.startsWith("/topics/");
  const unknown = "00000000000000000000000000";
  const id = isTopic ? target.topic : path.startsWith("/posts/") ? target.post : path === "/polls/:id/record" ? target.record : path.startsWith("/polls/") ? target.poll : path.startsWith("/edit-suggestions/") ? target.suggestion : path.startsWith("/deliveries/") ? `${unknown}:hot-rank` : unknown;
  const slug = path.startsWith("/groups/") ? "circle" : path.startsWith("/tag-groups/") ? "wood" : place;
  const tag = path.endsWith("/merge") ? "fir" : path.endsWith("/name") ? "yew" : "oak"; // a merged one is gone for the others
  return path.replace(":id", id).replace(":slug", slug).replace(":name", tag).replace(":alias", "oaken").replace(":handle", "bystander").replace(":role", "moderator").replace(":kind", "love").replace(":type", "board").replace(":subject", slug).replace(":timer", "close").replace(":key", `under-${unknown}`).replace(":token", "t".repeat(43));
}
