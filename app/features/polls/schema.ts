import { z } from "zod";
import { limits } from "~/kernel/limits";
import { plainText } from "~/kernel/fields";
import { idField } from "~/features/posts/schema";
import { groupSlug } from "~/features/boards/schema";
import { optionsMax, optionTextMax, questionMax } from "./rules";
import { breakdownNames, pollKinds, resultTimes, secrecies, type Mark } from "./types";

const text = plainText(1, optionTextMax);
const option = z.strictObject({ text, picture: idField.optional() });
const choice = z.int().min(1).max(optionsMax);
const reason = plainText(0, limits.reasonMax).optional();

/** A poll as it is to be. `picture` is the id of an uploaded picture of one's own; what it shows is the option's text. */
export const pollSchema = z.strictObject({
  kind: z.enum(pollKinds),
  question: plainText(0, questionMax).optional(),
  options: z.array(option).max(optionsMax * 2, "too-many-options"),
  min: choice.optional(),
  max: choice.optional(),
  scoreMax: z.union([z.literal(5), z.literal(10)]).optional(),
  secrecy: z.enum(secrecies).default("secret"),
  results: z.enum(resultTimes).default("voted"),
  minTrust: z.int().min(0).max(4).default(0),
  group: groupSlug.optional(),
  breakdowns: z.array(z.enum(breakdownNames)).max(2).default([]),
  segment: groupSlug.optional(),
  closesAt: z.iso.datetime({ offset: true }).optional(),
});
export type PollInput = z.output<typeof pollSchema>;

export const optionSchema = option;
export const endSchema = z.strictObject({ reason });

/** What a ballot says of each option it names, by number: its place in a ranking, its score, or nothing but that it is chosen. */
export const ballotSchema = z.strictObject({ marks: z.array(z.strictObject({ option: choice, mark: z.int().min(1).max(optionsMax).default(1) })).max(optionsMax) });

const digits = z.string().regex(/^\d{0,2}$/);

/** What the page's form posts: `option` for one choice, `options[]` for several, `mark-1`, `mark-2`, … for ranks and scores; "" leaves one out. */
export const ballotFormSchema = z.record(z.string().regex(/^(option|options|mark-[1-9]\d?)$/), z.union([digits, z.array(digits).max(optionsMax)]));

/** What a posted form says of each option. */
export function formMarks(form: z.output<typeof ballotFormSchema>): Mark[] {
  const listed = [form.option ?? [], form.options ?? []].flat().filter((number) => number !== "");
  const marked = Object.entries(form).filter(([name, value]) => name.startsWith("mark-") && value !== "");
  return [...listed.map((number) => ({ option: Number(number), mark: 1 })), ...marked.map(([name, value]) => ({ option: Number(name.slice("mark-".length)), mark: Number(value) }))];
}

const numeral = digits.transform((typed) => (typed === "" ? undefined : Number(typed))).optional();

/** The page's form for a poll: options one a line, a line may begin with a picture as Markdown. */
export const pollFormSchema = z.strictObject({
  kind: z.enum(pollKinds), question: plainText(0, questionMax), options: z.string().max(optionsMax * (optionTextMax + 200)), min: numeral, max: numeral, scoreMax: numeral,
  secrecy: z.enum(secrecies), results: z.enum(resultTimes), minTrust: numeral, group: z.string().max(60).optional(), level: z.string().max(3).optional(),
  segment: z.string().max(60).optional(), closesAt: z.string().max(40).optional(),
});

const pictureLine = /!\[([^\]]*)\]\(\/files\/([0-9a-z]{26})(?: "[^"]*")?\)/;

/** Options as they are typed, one a line. A picture's words stand for a line that says nothing else. */
export function optionsOf(lines: string): { text: string; picture?: string }[] {
  return lines.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "").map((line) => {
    const [whole = "", alt = "", picture] = pictureLine.exec(line) ?? [];
    const words = line.replace(whole, "").replace(/^[-*]\s+/, "").trim() || alt.trim();
    return picture ? { text: words, picture } : { text: words };
  });
}
