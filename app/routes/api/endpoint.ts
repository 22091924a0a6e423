import { z } from "zod";
import type { Scope } from "~/kernel/actor";
import type { RefusalDetail } from "~/kernel/result";
import type { Locale } from "~/kernel/words";
import type { Edge } from "~/http/edge";
import type { ActorContext, MemberContext } from "~/platform/context";
import type { Limit } from "~/platform/limiter";

import type { Upload } from "./read-body";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type Status = 200 | 201 | 202 | 204 | 301;

/** What an endpoint answers by status; null for an answer without a body. */
export type Answers = Partial<Record<Status, z.ZodType | null>>;

/** A limit and what its count belongs to. */
export type LimitUse = { limit: Limit; per: "address" | "member" | "email" };

/** A rule that said no; the refusals table knows its status and sentence. */
export type Refused = { ok: false; refusal: string; detail?: RefusalDetail };

export type Given = { status: number; body: unknown; headers?: Record<string, string> };

/** What the engine hands to an endpoint: all parsed, the actor known. */
export type Turn<C, P, Q, B> = {
  ctx: C;
  params: P;
  query: Q;
  body: B;
  /** What was uploaded, where the endpoint takes that. */
  upload: Upload;
  edge: Edge;
  locale: Locale;
};

type AnswerOf<A extends Answers> = {
  [S in keyof A & Status]: { status: S; body: A[S] extends z.ZodType ? z.input<A[S]> : null; headers?: Record<string, string> };
}[keyof A & Status];

/** No parameters, no filters, no fields. */
export const nothing = z.strictObject({});
type Nothing = typeof nothing;

type Facts = {
  /** Stable name: the operationId of the description. */
  id: string;
  method: Method;
  path: `/${string}`;
  summary: string;
  /** What a token needs; null when none. A browser session has all scopes. */
  scope: Scope | null;
  /** The answer holds a secret: never stored for an Idempotency-Key. */
  secret?: true;
  limits?: readonly LimitUse[];
  /** Takes a file of at most so many bytes instead of JSON: multipart `file`, or the bytes of a picture themselves. */
  upload?: number;
};

type Spec<Who, C, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends Answers> = Facts & {
  actor: Who;
  params?: P;
  query?: Q;
  body?: B;
  answers: A;
  handle(turn: Turn<C, z.output<P>, z.output<Q>, z.output<B>>): Promise<AnswerOf<A> | Refused>;
};

type LooseTurn = Turn<ActorContext | MemberContext, unknown, unknown, unknown>;

/** An endpoint as the engine and the description read it. */
export type Endpoint = Required<Omit<Facts, "secret" | "upload">> & {
  secret: boolean;
  upload: number | null;
  actor: "anyone" | "member";
  params: z.ZodType;
  query: z.ZodType;
  body: z.ZodType;
  answers: Answers;
  handle(turn: LooseTurn): Promise<Given | Refused>;
};

type LooseSpec = Facts & Pick<Endpoint, "actor" | "answers" | "handle"> & Partial<Pick<Endpoint, "params" | "query" | "body">>;

/** Declares an endpoint for signed-in members, or for anyone; what its handler sees is typed by its schemas. */
export function endpoint<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing, const A extends Answers = Answers>(
  spec: Spec<"member", MemberContext, P, Q, B, A>,
): Endpoint;
export function endpoint<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing, const A extends Answers = Answers>(
  spec: Spec<"anyone", ActorContext, P, Q, B, A>,
): Endpoint;
export function endpoint(spec: LooseSpec): Endpoint {
  return {
    params: nothing, query: nothing, body: nothing, limits: [], ...spec, secret: spec.secret ?? false, upload: spec.upload ?? null,
  };
}

/** An answer without a body. */
export const noContent: { status: 204; body: null } = { status: 204, body: null };

/** Whether the endpoint only reads. */
export function isRead({ method }: Endpoint): boolean {
  return method === "GET";
}
