import { isExternal, isOwnFile, isSafeHref } from "./urls";

/** Gets the attribute as it was found and those kept so far; answers what it becomes, undefined for none. */
type AttributeRule = (
  value: string | undefined,
  kept: Partial<Record<string, string>>,
) => string | undefined;
type AttributeRules = Record<string, AttributeRule>;

const keep: AttributeRule = (value) => value;
const always = (constant: string): AttributeRule => () => constant;
const ifFound = (constant: string): AttributeRule => (value) => (value === undefined ? undefined : constant);
const matching = (pattern: RegExp): AttributeRule => keepIf((value) => pattern.test(value));
const classes = (pattern: RegExp): AttributeRule => (value) =>
  value?.split(/\s+/).filter((name) => pattern.test(name)).join(" ") || undefined;

const heading: AttributeRules = { id: matching(/^user-content-[\p{L}\p{M}\p{N}\p{Pc}-]+$/u) };
const align = matching(/^(?:left|center|right)$/);
const relation: AttributeRule = (_, { href }) =>
  href && isExternal(href) ? "nofollow ugc noopener noreferrer" : undefined;

/** Every element user content may hold, with the attributes each may have. The rest is dropped. */
export const attributeRules: ReadonlyMap<string, AttributeRules> = new Map<string, AttributeRules>([
  ...["blockquote", "br", "del", "em", "hr", "label", "p", "strong"].map(plain),
  ...["table", "tbody", "thead", "tr", "ul"].map(plain),
  ["a", { href: keepIf(isSafeHref), title: keep, class: classes(/^mention$/), rel: relation }],
  ["code", { class: classes(/^(?:hljs|language-[a-z0-9+#._-]+)$/) }],
  ["div", { class: classes(/^table-scroll$/), tabindex: matching(/^0$/), role: matching(/^group$/), "aria-label": keep }],
  ["h2", heading],
  ["h3", heading],
  ["h4", heading],
  ["h5", heading],
  ["h6", heading],
  ["img", { src: keepIf(isOwnFile), alt: (value) => value ?? "", title: keep, loading: always("lazy"), decoding: always("async") }],
  ["input", { type: always("checkbox"), disabled: always(""), checked: ifFound("") }],
  ["li", { class: classes(/^task-item$/) }],
  ["ol", { start: matching(/^\d{1,9}$/) }],
  ["pre", { tabindex: matching(/^0$/) }],
  ["span", { class: classes(/^(?:hljs-[a-z_-]+|language-[a-z0-9+#._-]+|[a-z]+_+)$/) }],
  ["td", { align }],
  ["th", { scope: matching(/^col$/), align }],
]);

function keepIf(allowed: (value: string) => boolean): AttributeRule {
  return (value) => (value !== undefined && allowed(value) ? value : undefined);
}

function plain(tag: string): [string, AttributeRules] {
  return [tag, {}];
}
