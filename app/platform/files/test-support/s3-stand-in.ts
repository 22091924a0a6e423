import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { S3Settings } from "../s3-store";

type Stored = { bytes: Buffer; type: string | undefined };
type Answer = { status: number; code?: string; headers?: Record<string, string>; body?: Buffer };

/** A service that keeps objects in memory and behaves like S3 for what we ask, signatures included. */
export type S3StandIn = {
  settings: S3Settings;
  objects: Map<string, Stored>;
  /** What it says to the next requests instead of serving them; "nothing" is a service that hangs. */
  instead: (Answer | "nothing")[];
  close(): Promise<void>;
};

/** Starts one on this machine. */
export async function startS3StandIn(): Promise<S3StandIn> {
  const objects = new Map<string, Stored>();
  const instead: S3StandIn["instead"] = [];
  const settings: S3Settings = { endpoint: "", bucket: "pictures", region: "eu-test-1", accessKey: "AKIATEST", secretKey: "a secret of the tests" };
  const server = createServer((req, res) => void (async () => {
    const body = await bodyOf(req);
    const answer = instead.shift() ?? serve(req, body, settings, objects);
    if (answer === "nothing") return;
    const { status, code, headers } = answer;
    res.writeHead(status, headers);
    res.end(answer.body ?? (code ? `<?xml version="1.0"?><Error><Code>${code}</Code></Error>` : ""));
  })());
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  settings.endpoint = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    settings, objects, instead,
    close: () => new Promise((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    }),
  };
}

async function bodyOf(req: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const incoming: AsyncIterable<Uint8Array> = req;
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function serve(req: IncomingMessage, body: Buffer, settings: S3Settings, objects: Map<string, Stored>): Answer {
  const [, bucket = "", key = ""] = (req.url ?? "").split("/");
  const refusal = whyNotSigned(req, body, settings);
  if (refusal) return { status: 403, code: refusal };
  if (bucket !== settings.bucket) return { status: 404, code: "NoSuchBucket" };
  const stored = objects.get(key);
  switch (req.method ?? "") {
    case "PUT":
      if (req.headers["content-length"] === undefined) return { status: 411, code: "MissingContentLength" };
      objects.set(key, { bytes: body, type: req.headers["content-type"] });
      return { status: 200 };
    case "GET":
      return stored ? { status: 200, body: stored.bytes } : { status: 404, code: "NoSuchKey" };
    case "DELETE":
      objects.delete(key);
      return { status: 204 };
    default:
      return { status: 405, code: "MethodNotAllowed" };
  }
}

const sha256 = (data: string | Buffer): string => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string): Buffer => createHmac("sha256", key).update(data).digest();
const credentials = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=([0-9a-f]{64})$/;

/** AWS Signature Version 4, as its reference describes it. */
function whyNotSigned(req: IncomingMessage, body: Buffer, settings: S3Settings): string | null {
  const [, accessKey = "", day = "", region = "", names = "", given = ""] = credentials.exec(req.headers.authorization ?? "") ?? [];
  if (given === "") return "AccessDenied";
  if (accessKey !== settings.accessKey) return "InvalidAccessKeyId";
  const bodyHash = sha256(body);
  const signed = names.split(";");
  if (req.headers["x-amz-content-sha256"] !== bodyHash || !["host", "x-amz-content-sha256", "x-amz-date"].every((name) => signed.includes(name))) return "XAmzContentSHA256Mismatch";
  const headers = signed.map((name) => `${name}:${String(req.headers[name])}\n`).join("");
  const canonical = [req.method, req.url, "", headers, names, bodyHash].join("\n");
  const scope = `${day}/${settings.region}/s3/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", req.headers["x-amz-date"], scope, sha256(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${settings.secretKey}`, day), region), "s3"), "aws4_request");
  return timingSafeEqual(hmac(key, text), Buffer.from(given, "hex")) ? null : "SignatureDoesNotMatch";
}
