import { connect, createServer, type Socket } from "node:net";
import type { Row } from "./visits";

/** A door in front of PostgreSQL that passes everything through and notes each statement executed. */
export type Counter = { url: string; take(): string[]; close(): Promise<void> };

/** Statements of one page: the most that any of its visits needed, and their texts. */
export type StatementFigure = { name: string; statements: number; texts: string[] };

const visitsEach = 5;
const transactional = /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|START TRANSACTION|SET TRANSACTION)\b/i;

/** Opens the door for a database's address, whose host must answer without TLS. */
export async function openCounter(databaseUrl: string): Promise<Counter> {
  const target = new URL(databaseUrl);
  let seen: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const read = makeReader((text) => seen.push(text));
    for (const [from, to] of [[client, upstream], [upstream, client]] as const) {
      sockets.add(from);
      from.on("close", () => to.destroy()).on("error", () => to.destroy());
    }
    client.on("data", read);
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url: url.href,
    take() {
      const taken = seen.filter((text) => !transactional.test(text));
      seen = [];
      return taken;
    },
    async close() {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((closed) => server.close(closed));
    },
  };
}

/**
 * Reads what a client sends, by PostgreSQL's protocol 3: Query holds its text; Parse names a text, Bind
 * gives it to a portal, Execute runs the portal.
 */
function makeReader(executed: (text: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  const texts = new Map<string, string>();
  const portals = new Map<string, string>();
  const take = (type: string, body: Buffer): void => {
    const [first = "", second = ""] = body.toString("utf8").split("\0");
    if (type === "Q") executed(first);
    else if (type === "P") texts.set(first, second);
    else if (type === "B") portals.set(first, texts.get(second) ?? "");
    else if (type === "E") executed(portals.get(first) ?? "");
  };
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0; // the first message has no type
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      if (started) take(rest.toString("latin1", 0, 1), rest.subarray(5, end));
      started = true;
      rest = rest.subarray(end);
    }
  };
}

/** Makes some visits of each row through the door, one at a time. The caller has turned the consumers off. */
export async function countStatements(origin: string, rows: Row[], counter: Counter): Promise<StatementFigure[]> {
  const figures: StatementFigure[] = [];
  for (const row of rows) {
    let most: string[] = [];
    for (let visit = 0; visit < visitsEach; visit += 1) {
      const { path, ...init } = row.next();
      counter.take();
      const answer = await fetch(origin + path, { ...init, redirect: "manual" });
      await answer.arrayBuffer();
      if (answer.status !== row.status) throw new Error(`${row.name}: ${init.method} ${path} answered ${answer.status}`);
      const texts = counter.take();
      if (visit > 0 && texts.length > most.length) most = texts; // the first visit may open a connection
    }
    figures.push({ name: row.name, statements: most.length, texts: most.map((text) => text.replace(/\s+/g, " ").trim()) });
  }
  return figures;
}
