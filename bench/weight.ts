import { request } from "node:http";
import { gzipSync } from "node:zlib";

type Part = { sent: number; gzip: number };

/** What a first visit of a page costs in bytes: as sent to a browser that takes gzip, and as gzip would make it. */
export type Weight = { html: Part; css: Part; js: Part; fonts: number; files: number };

/** Fetches a page and every style sheet, script and module it names, as a browser without a cache does. */
export async function weighPage(origin: string, path: string): Promise<Weight> {
  const html = await get(origin, path);
  const text = html.plain.toString("utf8");
  const css = await getAll(origin, [...text.matchAll(/<link[^>]+rel="stylesheet"[^>]*>/g)].map(([tag]) => /href="([^"]+)"/.exec(tag)?.[1] ?? ""));
  const named = [...text.matchAll(/(?:href|src|from|import)[=( ]*["']([^"']+\.js)["']/g)].map((match) => match[1] ?? "");
  const js = await getAll(origin, [...named, ...manifestOf(text)]);
  const fonts = css.reduce((sum, { plain }) => sum + (plain.toString("utf8").match(/@font-face/g)?.length ?? 0), 0);
  return { html: { sent: html.sent, gzip: html.gzip }, css: sum(css), js: sum(js), fonts, files: 1 + css.length + js.length };
}

type Answer = Part & { plain: Buffer };

async function getAll(origin: string, paths: string[]): Promise<Answer[]> {
  const own = paths.map((path) => new URL(path, origin)).filter((url) => url.origin === origin).map((url) => url.pathname + url.search);
  return Promise.all([...new Set(own)].map((path) => get(origin, path)));
}

function manifestOf(html: string): string[] {
  return [...html.matchAll(/"url":"([^"]+manifest[^"]+\.js)"/g)].map((match) => match[1] ?? "");
}

async function get(origin: string, path: string): Promise<Answer> {
  const [wire, plain] = [await receive(origin, path, "gzip"), await receive(origin, path, "identity")];
  return { sent: wire.byteLength, gzip: Math.min(wire.byteLength, gzipSync(plain).byteLength), plain };
}

/** The body as it came over the wire: fetch would have unpacked it. */
function receive(origin: string, path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, origin), { headers: { "accept-encoding": encoding, accept: "text/html" } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => (answer.statusCode === 200 ? resolve(Buffer.concat(chunks)) : reject(new Error(`${path} answered ${answer.statusCode}`))));
    });
    asked.on("error", reject).end();
  });
}

function sum(answers: Answer[]): Part {
  return answers.reduce((total, { sent, gzip }) => ({ sent: total.sent + sent, gzip: total.gzip + gzip }), { sent: 0, gzip: 0 });
}
