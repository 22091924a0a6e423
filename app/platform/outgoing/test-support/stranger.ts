import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterAll } from "vitest";
import { makeOutgoing, type Outgoing, type OutgoingOptions } from "../outgoing";

/** A public address that no test ever reaches: connections to it are turned to this machine. */
export const publicAddress = "93.184.216.34";

type Serve = (req: IncomingMessage, res: ServerResponse) => void;

/** A stranger's machine. `asked` lists what it was asked for, `connections` the addresses that were judged and then connected to. */
export type Stranger = { outgoing: Outgoing; port: number; asked: string[]; connections: string[]; resolve: OutgoingOptions["resolve"] };

/**
 * A stranger's machine on this one, and the real client with its real guard before it: only where the connection goes
 * in the end is another. `names` says what names lead to, one list of addresses after the other; others lead to the stranger.
 */
export async function startStranger(serve: Serve, options: { names?: Record<string, string[][]>; deadlineMs?: number; now?: () => number; ownOrigin?: string } = {}): Promise<Stranger> {
  const asked: string[] = [];
  const connections: string[] = [];
  const server = createServer((req, res) => {
    asked.push(`${req.headers.host}${req.url}`);
    serve(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  const { names = {}, ownOrigin = "https://kindling.example", ...rest } = options;
  const resolve = async (name: string): Promise<string[]> => {
    const known = names[name];
    return known ? ((known.length > 1 ? known.shift() : known[0]) ?? []) : [publicAddress];
  };
  const via = (target: { address: string; port: number }) => {
    connections.push(`${target.address}:${target.port}`);
    return { address: "127.0.0.1", port };
  };
  return { outgoing: makeOutgoing({ ownOrigin, resolve, via, ...rest }), port, asked, connections, resolve };
}
