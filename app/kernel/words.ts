/** The interface's languages. */
export const locales = ["en", "zh-CN"] as const;
export type Locale = (typeof locales)[number];

/** One sentence in both languages, side by side, in a subset of ICU: {name}, {n, number}, {n, plural, one {# day} other {# days}}. */
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

function format(pattern: string, locale: Locale, values: Values, count?: number): string {
  let out = "";
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at] ?? "";
    if (char === "#" && count !== undefined) out += formatNumber(count, locale);
    else if (char !== "{") out += char;
    else {
      const end = closingBrace(pattern, at);
      out += fill(pattern.slice(at + 1, end), locale, values);
      at = end;
    }
  }
  return out;
}

function fill(argument: string, locale: Locale, values: Values): string {
  const [name = "", type, ...rest] = splitArgument(argument);
  const value = values[name] ?? "";
  if (type !== "plural") return typeof value === "number" ? formatNumber(value, locale) : value;
  const count = Number(value);
  const forms = readForms(rest.join(","));
  const rules = pluralRules.get(locale) ?? new Intl.PluralRules(locale);
  pluralRules.set(locale, rules);
  const form = forms.get(`=${count}`) ?? forms.get(rules.select(count)) ?? forms.get("other") ?? "";
  return format(form, locale, values, count);
}

function splitArgument(argument: string): string[] {
  const first = argument.indexOf(",");
  if (first < 0) return [argument.trim()];
  const second = argument.indexOf(",", first + 1);
  const name = argument.slice(0, first).trim();
  return second < 0 ? [name, argument.slice(first + 1).trim()] : [name, argument.slice(first + 1, second).trim(), argument.slice(second + 1)];
}

/** "one {# day} other {# days}" as a map from the plural's name to its form. */
function readForms(text: string): Map<string, string> {
  const forms = new Map<string, string>();
  for (let at = text.indexOf("{"), start = 0; at >= 0; at = text.indexOf("{", start)) {
    const end = closingBrace(text, at);
    forms.set(text.slice(start, at).trim(), text.slice(at + 1, end));
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
