const dates = new Map<string, Intl.DateTimeFormat>();
const spans = new Map<string, Intl.RelativeTimeFormat>();

const dateForms = {
  day: { day: "numeric", month: "short" },
  dayOfYear: { day: "numeric", month: "short", year: "numeric" },
  exact: { dateStyle: "long", timeStyle: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A date format, built once for its language and zone: building one costs fifty times its use. */
export function dateFormat(form: keyof typeof dateForms, locale: string, timeZone: string): Intl.DateTimeFormat {
  return kept(dates, `${form} ${locale} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { timeZone, ...dateForms[form] }));
}

/** A format of how long ago, built once for its language and length. */
export function spanFormat(locale: string, style: "long" | "narrow"): Intl.RelativeTimeFormat {
  return kept(spans, `${locale} ${style}`, () => new Intl.RelativeTimeFormat(locale, { numeric: "auto", style }));
}

/** Readers choose among some 400 time zones; more formats than this are not worth their memory. */
const keptMax = 2000;

function kept<T>(formats: Map<string, T>, key: string, make: () => T): T {
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= keptMax) formats.clear();
  const made = make();
  formats.set(key, made);
  return made;
}
