import type { AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import type { RefusalDetail } from "~/kernel/result";
import { sameMark, sign } from "~/features/accounts/secrets.server";
import { say, type Locale } from "~/kernel/words";
import { fieldWords, malformedField } from "./field-words";
import { edgeOf, refusalResponse, retryHeaders, sentenceOf } from "./respond.server";
import { refusalEntry } from "./refusals";

/** What went wrong with a form: the rule as a whole, or words at fields, in the reader's language; the text typed comes back. */
export type FormTrouble = {
  refusal: string | null;
  sentence: string | null;
  detail?: RefusalDetail;
  fields: Record<string, string>;
  typed: Record<string, string>;
};

type Args = { context: AppLoadContext; request: Request };
type Parsed<T> = { ok: true; value: T; form: FormData } | { ok: false; response: Response };

/** Fields of the form itself, not of what it says. */
const ownFields = new Set(["formToken", "intent"]);
/** Never sent back into a page. */
const secretFields = /password|token|current/i;

/**
 * Reads a posted form: proof of the sign-in, then the schema. A field sent twice, or named `x[]`, is a
 * list. Unknown fields are refused. On trouble `response` carries it with the text typed.
 */
export async function readForm<S extends z.ZodType>(args: Args, schema: S): Promise<Parsed<z.output<S>>> {
  const form = await args.request.formData();
  if (!(await isOfThisSignIn(args, form))) return { ok: false, response: await refuseForm(args, form, "form-expired") };
  if (holdsNul(form)) return { ok: false, response: await refuseForm(args, form, "malformed") };
  const parsed = schema.safeParse(toObject(form));
  if (parsed.success) return { ok: true, value: parsed.data, form };
  const unknown = parsed.error.issues.some((issue) => issue.code === "unrecognized_keys");
  const locale = await edgeOf(args).locale();
  const fields = Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path[0] ?? ""), fieldSentence(issue, locale)]));
  return { ok: false, response: troubleResponse(args, form, { refusal: unknown ? "unknown-key" : null, fields, locale }) };
}

/** No keyboard types U+0000, and PostgreSQL's texts cannot hold it. */
function holdsNul(form: FormData): boolean {
  return [...form].some(([name, value]) => name.includes("\u0000") || (typeof value === "string" && value.includes("\u0000")));
}

/** The posted form of files, after checking that it belongs to this sign-in. Throws the refusal as an answer. */
export async function formOf(args: Args): Promise<FormData> {
  const form = await args.request.formData();
  if (!(await isOfThisSignIn(args, form))) throw await refusalResponse(args, "form-expired");
  return form;
}

/** A signed-in member's form carries the mark of their sign-in. */
async function isOfThisSignIn(args: Args, form: FormData): Promise<boolean> {
  const edge = edgeOf(args);
  const signedIn = await edge.signedIn();
  if (!signedIn) return true;
  const given = form.get("formToken");
  return typeof given === "string" && sameMark(given, formTokenFor(edge.ctx.community.secret, signedIn.actor.credential.id));
}

/** The mark a signed-in member's forms carry. */
export function formTokenFor(secret: string, sessionHash: string): string {
  return sign(secret, "form", sessionHash);
}

/** A refused form: the rule's status, its sentence and numbers, and the text as typed. */
export async function refuseForm(args: Args, form: FormData, refusal: string, detail?: RefusalDetail): Promise<Response> {
  return troubleResponse(args, form, { refusal, detail, fields: {}, locale: await edgeOf(args).locale() });
}

/** The page of a form again, with all that was typed, and what it asked for on the way. */
export function formStep(form: FormData, found: Record<string, unknown>): Response {
  const trouble: FormTrouble = { refusal: null, sentence: null, fields: {}, typed: typedOf(form) };
  return Response.json({ ...trouble, ...found });
}

type Reasons = { refusal: string | null; detail?: RefusalDetail; fields: FormTrouble["fields"]; locale: Locale };

function troubleResponse(args: Args, form: FormData, { refusal, detail, fields, locale }: Reasons): Response {
  edgeOf(args).isRefusal = true;
  const sentence = refusal ? sentenceOf(refusal, locale, detail) : null;
  const trouble: FormTrouble = { refusal, sentence, detail, fields, typed: typedOf(form) };
  const status = refusal ? refusalEntry(refusal).status : 422;
  return Response.json(trouble, { status, headers: refusal ? retryHeaders(refusal, detail) : {} });
}

function typedOf(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value !== "string" || ownFields.has(name) || secretFields.test(name)) continue;
    typed[name] = name in typed ? `${typed[name]}\n${value}` : value;
  }
  return typed;
}

function toObject(form: FormData): Record<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const name of new Set(form.keys())) {
    if (ownFields.has(name)) continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) fields.set(name.slice(0, -2), values.filter((value) => value !== ""));
    else fields.set(name, values.length > 1 ? values : values[0]);
  }
  return Object.fromEntries(fields);
}

function fieldSentence(issue: z.core.$ZodIssue, locale: Locale): string {
  const message = fieldWords[issue.message] ?? malformedField;
  return say(message, locale, { min: 0, max: 0, ...valuesOf(issue) });
}

function valuesOf(issue: z.core.$ZodIssue): Record<string, number> {
  const params: unknown = "params" in issue ? issue.params : undefined;
  if (typeof params !== "object" || params === null) return {};
  return Object.fromEntries(Object.entries(params).filter((entry): entry is [string, number] => typeof entry[1] === "number"));
}
