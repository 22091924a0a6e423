/** The interface's languages. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** One sentence in both languages, side by side, in a subset of ICU: {name}, {n, number}, {n, plural, one {# day} other {# days}}, {name, select, this {…} other {…}}. */
export type Message = { en: string; zh: string };
export type Words = Record<string, Message>;
export type Values = Record<string, string | number>;

/** Says a message in a language, with its values filled in; numbers in the language's own form. */
export function say(message: Message, locale: Locale, values: Values = {}): string {
  return format(locale === "zh-CN" ? message.zh : message.en, locale, values);
}

/** The interface language for a language tag: `zh-*` is Chinese, everything else English. */
export function localeFor(tag: string): Locale {
  return tag.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

/** Whether the text names one of the interface's languages. */
export function isLocale(text: unknown): text is Locale {
  return text === "en" || text === "zh-CN";
}

const numberFormats = new Map<Locale, Intl.NumberFormat>();
const pluralRules = new Map<Locale, Intl.PluralRules>();

/** A number as the language writes it. */
export function formatNumber(value: number, locale: Locale): string {
  const known = numberFormats.get(locale) ?? new Intl.NumberFormat(locale);
  numberFormats.set(locale, known);
  return known.format(value);
}

const countSign = Symbol("#");

/** A part of a compiled message: text, the count of the plural around it, or a value by its name, with forms when it is a plural or a choice. */
type Part = string | typeof countSign | { name: string; forms: Map<string, Part[]> | null };

const compiled = new Map<string, Part[]>();

function format(pattern: string, locale: Locale, values: Values): string {
  if (!pattern.includes("{")) return pattern;
  const known = compiled.get(pattern) ?? compile(pattern, false);
  compiled.set(pattern, known); // bounded: patterns are the code's own sentences
  return fill(known, locale, values, 0);
}

function fill(parts: Part[], locale: Locale, values: Values, count: number): string {
  let out = "";
  for (const part of parts) out += typeof part === "string" ? part : valueOf(part, locale, values, count);
  return out;
}

function valueOf(part: Exclude<Part, string>, locale: Locale, values: Values, count: number): string {
  if (part === countSign) return formatNumber(count, locale);
  const value = values[part.name] ?? "";
  if (!part.forms) return typeof value === "number" ? formatNumber(value, locale) : value;
  const own = Number(value);
  return fill(part.forms.get(String(value)) ?? formFor(part.forms, own, locale), locale, values, own);
}

function formFor(forms: Map<string, Part[]>, count: number, locale: Locale): Part[] {
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(locale);
  pluralRules.set(locale, rules);
  return forms.get(`=${count}`) ?? forms.get(rules.select(count)) ?? forms.get("other") ?? [];
}

function compile(pattern: string, counts: boolean): Part[] {
  const parts: Part[] = [];
  let text = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? "";
    if (char !== "{" && !(char === "#" && counts)) {
      text += char;
      continue;
    }
    if (text) parts.push(text);
    text = "";
    if (char === "#") parts.push(countSign);
    else {
      const end = closingBrace(pattern, at);
      parts.push(compileArgument(pattern.slice(at + 1, end)));
      at = end;
    }
  }
  return text ? [...parts, text] : parts;
}

function compileArgument(argument: string): Part {
  const [name = "", type, ...rest] = splitArgument(argument);
  return { name, forms: type === "plural" || type === "select" ? readForms(rest.join(",")) : null };
}

function splitArgument(argument: string): string[] {
  const first = argument.indexOf(",");
  if (first < 0) return [argument.trim()];
  const second = argument.indexOf(",", first + 1);
  const name = argument.slice(0, first).trim();
  return second < 0 ? [name, argument.slice(first + 1).trim()] : [name, argument.slice(first + 1, second).trim(), argument.slice(second + 1)];
}

/** "one {# day} other {# days}" as a map from the plural's name to its form. */
function readForms(text: string): Map<string, Part[]> {
  const forms = new Map<string, Part[]>();
  for (let at = text.indexOf("{"), start = 0; at >= 0; at = text.indexOf("{", start)) {
    const end = closingBrace(text, at);
    forms.set(text.slice(start, at).trim(), compile(text.slice(at + 1, end), true));
    start = end + 1;
  }
  return forms;
}

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}" && (depth -= 1) === 0) return at;
  }
  throw new Error(`a brace stays open in "${text}"`);
}
