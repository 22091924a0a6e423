import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import { checkName, StoreAway, type FileStore } from "./store";

/** Where an S3-compatible service is, and as whom we come. */
export type S3Settings = { endpoint: string; bucket: string; region: string; accessKey: string; secretKey: string };

type Method = "PUT" | "GET" | "DELETE";

const deadlineMs = 10_000;
/** How often more, within the deadline, when the service says 429 or 5xx. */
const retries = 2;

/**
 * A store in a bucket, addressed by path, by three acts that every S3-compatible service has. What is put is there whole
 * or not at all, so there is nothing to sweep. Each act has ten seconds.
 */
export function makeS3Store(settings: S3Settings, options: { deadlineMs: number } = { deadlineMs }): FileStore {
  const { endpoint, bucket, region, accessKey, secretKey } = settings;
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, region, service: "s3", retries });
  const base = `${endpoint.replace(/\/+$/, "")}/${bucket}`;

  /** What the service answers, or null when it has nothing of that name. */
  async function ask(method: Method, name: string, body?: Uint8Array<ArrayBuffer>): Promise<Buffer | null> {
    checkName(name);
    const type: Record<string, string> = body ? { "Content-Type": name.endsWith(".bin") ? "application/octet-stream" : `image/${name.split(".")[1]}` } : {};
    const headers = { "X-Amz-Content-Sha256": createHash("sha256").update(body ?? "").digest("hex"), ...type };
    try {
      const answer = await client.fetch(`${base}/${name}`, { method, headers, body, redirect: "manual", signal: AbortSignal.timeout(options.deadlineMs) });
      const content = Buffer.from(await answer.arrayBuffer());
      if (answer.ok) return content;
      if (answer.status === 404 && method !== "PUT" && !content.includes("NoSuchBucket")) return null;
      throw new Error(`${method} was answered ${answer.status} ${/<Code>(\w+)<\/Code>/.exec(content.toString("utf8"))?.[1] ?? ""}`.trimEnd());
    } catch (error) {
      throw new StoreAway(`the file store is away: ${error instanceof Error ? error.message : "no reason given"}`, { cause: error });
    }
  }

  return {
    put: async (name, bytes) => void (await ask("PUT", name, Buffer.from(bytes))),
    read: (name) => ask("GET", name),
    remove: async (name) => void (await ask("DELETE", name)),
    sweep: async () => undefined,
  };
}
