import { defaultTreeAdapter, html as spec, parse, parseFragment, serialize, type DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const origin = "https://community.example";
const tags =
  /^(?:html|head|body|a|blockquote|br|code|del|div|em|h[2-6]|hr|img|input|label|li|ol|p|pre|span|strong|table|tbody|td|th|thead|tr|ul)$/;
const attributes =
  /^(?:href|title|class|rel|src|alt|loading|decoding|id|align|scope|start|tabindex|role|aria-label|type|disabled|checked)$/;
const className = /^(?:mention|table-scroll|task-item|hljs|hljs-[a-z_-]+|language-[a-z0-9+#._-]+|[a-z]+_{1,2})$/;

/**
 * What a browser's tree of this HTML holds that user content may not: written apart from the
 * sanitiser and by what a browser makes of each value, so that both would have to be wrong alike.
 */
export function violationsIn(html: string): string[] {
  const trees: Node[] = [
    parseFragment(html),
    parseFragment(html, { scriptingEnabled: false }),
    parse(`<!doctype html><body>${html}`),
  ];
  return trees.flatMap((tree) => elementsOf(tree).flatMap(violationsOf));
}

/** The HTML as a browser would write it out after reading it. */
export function reparsed(html: string): string {
  return serialize(parseFragment(html));
}

/** The text a reader sees. */
export function visibleText(html: string): string {
  return textIn(parseFragment(html));
}

/** The depth of the deepest element. */
export function depthOf(html: string): number {
  const depth = (node: Node): number =>
    "childNodes" in node ? 1 + node.childNodes.reduce((most, child) => Math.max(most, depth(child)), 0) : 0;
  return depth(parseFragment(html)) - 1;
}

/** All elements below a node, or of a piece of HTML, in order. */
export function elementsOf(from: Node | string): Element[] {
  const node = typeof from === "string" ? parseFragment(from) : from;
  const below = "childNodes" in node ? node.childNodes.flatMap((child) => elementsOf(child)) : [];
  return defaultTreeAdapter.isElementNode(node) ? [node, ...below] : below;
}

function textIn(node: Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return "childNodes" in node ? node.childNodes.map(textIn).join("") : "";
}

function violationsOf(element: Element): string[] {
  const found = element.attrs.flatMap(({ name, value }) => violationOf(element.tagName, name, value) ?? []);
  const foreign = element.namespaceURI !== spec.NS.HTML;
  if (foreign || !tags.test(element.tagName)) found.push(`<${element.tagName}>`);
  if (element.tagName === "input" && !isInert(element)) found.push("live input");
  return found;
}

function isInert({ attrs }: Element): boolean {
  const valueOf = (wanted: string) => attrs.find(({ name }) => name === wanted)?.value;
  return valueOf("type") === "checkbox" && valueOf("disabled") !== undefined;
}

function violationOf(tag: string, name: string, value: string): string | null {
  const allowed =
    attributes.test(name) && (judges[name] ?? (() => true))(value, tag) && !/[\u0000\u202a-\u202e]/.test(value);
  return allowed ? null : `${tag}[${name}=${value}]`;
}

const judges: Record<string, (value: string, tag: string) => boolean> = {
  href: (value, tag) => tag === "a" && isLinkTarget(value),
  src: (value, tag) => tag === "img" && resolved(value)?.href.startsWith(`${origin}/files/`) === true,
  id: (value) => value.startsWith("user-content-"),
  class: (value) => value.split(/\s+/).every((name) => className.test(name)),
};

function isLinkTarget(value: string): boolean {
  const url = resolved(value);
  if (!url) return false;
  if (url.origin === origin) return /^[/#]/.test(value);
  return url.protocol === "mailto:" || /^https?:\/\//i.test(value);
}

function resolved(value: string): URL | null {
  return URL.canParse(value, `${origin}/t/1`) ? new URL(value, `${origin}/t/1`) : null;
}
