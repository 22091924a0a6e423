import { ADDRCONFIG } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { isPublicAddress } from "./public-address";

/** All addresses of a name. Throws when it has none. */
export type Resolve = (name: string) => Promise<string[]>;

/** Where to connect to, and as what to ask for it. */
export type Target = { url: URL; address: string; port: number };

/** Asks the system, which knows names of this network too: what comes out is judged. */
export const systemResolve: Resolve = async (name) => (await lookup(name, { all: true, hints: ADDRCONFIG })).map(({ address }) => address);

const ports = new Map([["http:", 80], ["https:", 443]]);

/** Judges an address, and looks its name up once. A name that leads to a machine that is not public, among others, leads nowhere. */
export async function judgeTarget(text: string, { ownOrigin, resolve }: { ownOrigin: string; resolve: Resolve }): Promise<Target | { refusal: "not-allowed" | "away" }> {
  const url = URL.canParse(text) ? new URL(text) : null;
  const port = ports.get(url?.protocol ?? "");
  // A port of its own stands in `port` only when it is not the protocol's; `http:` on 443 is nobody's page.
  if (!url || port === undefined || url.port !== "" || url.username !== "" || url.password !== "") return { refusal: "not-allowed" };
  const name = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (name === "" || name === new URL(ownOrigin).hostname) return { refusal: "not-allowed" };
  const addresses = isIP(name) ? [name] : await resolve(name).catch(() => []);
  const [address] = addresses.toSorted((a, b) => isIP(a) - isIP(b)); // IPv4 first: it is what every machine can use
  if (address === undefined) return { refusal: "away" };
  return addresses.every(isPublicAddress) ? { url, address, port } : { refusal: "not-allowed" };
}
