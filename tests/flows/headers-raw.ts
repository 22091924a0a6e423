import { connect } from "node:net";

/** An answer as its bytes say it. */
export type RawAnswer = { status: number; headers: Map<string, string>; cookies: string[]; body: string };

const quietMs = 15_000;

/** Sends bytes as they are and reads until the server closes. */
export function sendRaw(origin: string, bytes: string): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const chunks: Buffer[] = [];
    socket.setTimeout(quietMs, () => socket.destroy(new Error("no answer")));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", (error) => (chunks.length > 0 ? resolve(parse(chunks)) : reject(error)));
    socket.on("end", () => resolve(parse(chunks)));
  });
}

/** One request with its header lines, closed after the answer. */
export function askRaw(origin: string, method: string, target: string, lines: readonly string[] = [], body = ""): Promise<RawAnswer> {
  const host = lines.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${new URL(origin).host}`];
  return sendRaw(origin, [`${method} ${target} HTTP/1.1`, ...host, "Connection: close", ...lines, "", body].join("\r\n"));
}

function parse(chunks: Buffer[]): RawAnswer {
  const text = Buffer.concat(chunks).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end < 0 ? undefined : end).split("\r\n");
  const headers = new Map<string, string>();
  const cookies: string[] = [];
  for (const line of lines) {
    const at = line.indexOf(":");
    const [name, value] = [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()];
    if (name === "set-cookie") cookies.push(value);
    headers.set(name, value);
  }
  return { status: Number(first.split(" ")[1]), headers, cookies, body: end < 0 ? "" : text.slice(end + 4) };
}
