import type { z } from "zod";
import { zonedTime } from "~/kernel/clock";
import { ok, refused, type Result } from "~/kernel/result";
import { optionsOf, pollSchema, type pollFormSchema, type PollInput } from "~/features/polls/schema";

/** What the page's form says, as the command takes it. Refuses a time that is none, and what the schema does not allow. */
export function pollInputOf(form: z.output<typeof pollFormSchema>, timeZone: string): Result<PollInput, "poll-end-wrong" | "option-malformed"> {
  const closesAt = form.closesAt ? zonedTime(form.closesAt, timeZone) : undefined;
  if (closesAt === null) return refused("poll-end-wrong");
  const parsed = pollSchema.safeParse({
    kind: form.kind, question: form.question, options: optionsOf(form.options), secrecy: form.secrecy, results: form.results, minTrust: form.minTrust ?? 0,
    ...(form.min ? { min: form.min } : {}), ...(form.max ? { max: form.max } : {}), ...(form.kind === "score" ? { scoreMax: form.scoreMax ?? 5 } : {}),
    ...(form.group ? { group: form.group } : {}), ...(form.segment ? { segment: form.segment } : {}),
    breakdowns: [...(form.level ? ["level"] : []), ...(form.segment ? ["segment"] : [])], ...(closesAt ? { closesAt: closesAt.toISOString() } : {}),
  });
  return parsed.success ? ok(parsed.data) : refused("option-malformed");
}
