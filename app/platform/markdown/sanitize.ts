import sanitizeHtml, { type Attributes, type IOptions } from "sanitize-html";
import { attributeRules } from "./attribute-rules";
import { cleanText } from "./clean-text";
import { limits } from "./limits";

// Our rules decide value by value; the library's own lists then check names and schemes once more.
const options: IOptions = {
  allowedTags: [...attributeRules.keys()],
  allowedAttributes: Object.fromEntries(
    Array.from(attributeRules, ([tag, rules]) => [tag, Object.keys(rules)]),
  ),
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  nestingLimit: limits.nestingMax,
  transformTags: {
    "*": (tagName, attribs) => ({ tagName, attribs: attributesOf(tagName, attribs) }),
  },
  exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs["src"],
  textFilter: cleanText,
};

/**
 * Leaves of any HTML only what user content may hold: the second line behind the renderer, safe
 * even if the first one wrote hostile HTML. Idempotent: its own output comes back as it is.
 */
export function sanitize(html: string): string {
  return sanitizeHtml(html, options);
}

const rulesByTag = new Map(
  Array.from(attributeRules, ([tag, rules]) => [tag, Object.entries(rules)] as const),
);

function attributesOf(tag: string, found: Attributes): Attributes {
  const kept: Attributes = {};
  for (const [name, rule] of rulesByTag.get(tag) ?? []) {
    const value = Object.hasOwn(found, name) ? cleanText(found[name] ?? "") : undefined;
    const allowed = rule(value, kept);
    if (allowed !== undefined) kept[name] = allowed;
  }
  return kept;
}
