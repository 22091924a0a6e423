import { z } from "zod";
import type { S3Settings } from "./files/s3-store";

/** The names of this very machine. */
export const loopbackHosts = ["127.0.0.1", "localhost", "::1"];
const port = z.coerce.number().int().min(0).max(65535);
const optionalText = z.string().min(1).optional();

const schema = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  PORT: port.default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  TRUSTED_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().min(3).default("Kindling <no-reply@localhost>"),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is no bucket's name").optional(),
  S3_REGION: optionalText,
  S3_ACCESS_KEY: optionalText,
  S3_SECRET_KEY: optionalText,
  MEILI_HOST: z.url({ protocol: /^https?$/ }).optional(),
  MEILI_MASTER_KEY: z.string().min(16, "needs at least 16 characters").optional(),
  OUTGOING: z.enum(["on", "off"]).default("on"),
  METRICS_TOKEN: z.string().min(16, "needs at least 16 characters").optional(),
  KINDLING_NAME: z.string().min(1).max(60).default("Kindling"),
  KINDLING_LOCALE: z.enum(["en", "zh-CN"]).default("en"),
  KINDLING_DEMO: z.enum(["auto", "on", "off"]).default("auto"),
  KINDLING_LIMITS: z.enum(["normal", "relaxed"]).default("normal"),
  KINDLING_WORKER: z.enum(["inline", "separate"]).default("inline"),
  KINDLING_SECRET: z.string().min(32, "needs at least 32 characters").optional(),
  KINDLING_OPERATOR_EMAIL: z.email().optional(),
  KINDLING_OPERATOR_PASSWORD: optionalText,
});

type Variables = z.infer<typeof schema>;

/** The settings of a process, parsed once at start. */
export type Env = Variables & { publicOrigin: string; demoAllowed: boolean; s3: S3Settings | null };

/** A setting that stops the start; its message is the one line to print. */
export class EnvError extends Error {}

/** Kindling's own variables that other programs of the project read. */
const foreignNames = new Set(["KINDLING_TEST_DUMP"]);

/**
 * Parses the process environment.
 * Refuses (throws EnvError): a malformed value, an unknown KINDLING_ name, a public origin over
 * plain http beyond loopback, demo mode or relaxed limits on a public address, half a file store.
 */
export function parseEnv(raw: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== ""));
  whyNotNames(given);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new EnvError(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  return derive(parsed.data);
}

function whyNotNames(raw: Record<string, string | undefined>): void {
  for (const name of Object.keys(raw)) {
    if (!name.startsWith("KINDLING_") || name in schema.shape || foreignNames.has(name)) continue;
    throw new EnvError(`${name}: no such setting`);
  }
}

function derive(env: Variables): Env {
  const onLoopback = loopbackHosts.includes(env.HOST);
  const origin = new URL(env.PUBLIC_ORIGIN ?? `http://${hostInUrl(env.HOST)}:${env.PORT}`);
  const originIsLoopback = loopbackHosts.includes(origin.hostname.replace(/^\[|\]$/g, ""));
  if (origin.protocol === "http:" && env.PUBLIC_ORIGIN && !originIsLoopback) {
    throw new EnvError("PUBLIC_ORIGIN: must be https beyond this machine");
  }
  if (!env.PUBLIC_ORIGIN && !onLoopback) {
    throw new EnvError("PUBLIC_ORIGIN: is needed when HOST is not this machine alone");
  }
  const local = onLoopback && originIsLoopback && origin.protocol === "http:";
  if (env.KINDLING_DEMO === "on" && !local) {
    throw new EnvError("KINDLING_DEMO: a demo is served on this machine alone; set it to off");
  }
  if (env.KINDLING_LIMITS === "relaxed" && origin.protocol === "https:") {
    throw new EnvError("KINDLING_LIMITS: relaxed is refused on a public https origin");
  }
  if (Boolean(env.KINDLING_OPERATOR_EMAIL) !== Boolean(env.KINDLING_OPERATOR_PASSWORD)) {
    throw new EnvError("KINDLING_OPERATOR_EMAIL and KINDLING_OPERATOR_PASSWORD: set both or neither");
  }
  return { ...env, publicOrigin: origin.origin, demoAllowed: local, s3: s3Of(env) };
}

/** Where files are kept instead of the data folder. */
function s3Of(env: Variables): S3Settings | null {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region, S3_ACCESS_KEY: accessKey, S3_SECRET_KEY: secretKey } = env;
  if (endpoint && bucket && region && accessKey && secretKey) return { endpoint, bucket, region, accessKey, secretKey };
  if (endpoint ?? bucket ?? region ?? accessKey ?? secretKey) throw new EnvError("S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY and S3_SECRET_KEY: set all or none");
  return null;
}

function hostInUrl(host: string): string {
  if (host.includes(":")) return `[${host}]`;
  return host === "0.0.0.0" ? "127.0.0.1" : host;
}

/** Whether an empty database should be seeded as a demo community. */
export function wantsDemo(env: Env): boolean {
  if (env.KINDLING_DEMO !== "auto") return env.KINDLING_DEMO === "on";
  return env.demoAllowed && !env.DATABASE_URL && !env.KINDLING_OPERATOR_EMAIL;
}
