import MarkdownIt, { type MarkdownIt as Parser } from "markdown-it";
import { codeHtml } from "./highlight";
import { limits } from "./limits";
import { shapeHeadings } from "./rules/headings";
import { linkForeignImages } from "./rules/images";
import { prefixFragments, unnestLinks } from "./rules/links";
import { linkMentions } from "./rules/mentions";
import { renderTableClose, renderTableOpen, shapeTables } from "./rules/tables";
import { shapeTaskLists } from "./rules/task-lists";
import { isSafeHref } from "./urls";

/** GitHub-flavoured Markdown with our rules. Raw HTML is text: nothing a writer typed gets lost. */
export function createParser(): Parser {
  const parser = new MarkdownIt({ html: false, linkify: true, typographer: false });
  parser.set({ maxNesting: limits.nestingMax });
  parser.validateLink = isSafeHref;
  configureLinkify(parser);
  addRules(parser);
  addRenderers(parser);
  return parser;
}

/** Leaves http, https, e-mail addresses and, as GitHub does, names that begin with `www.`. */
function configureLinkify({ linkify }: Parser): void {
  linkify.set({ fuzzyLink: false, fuzzyEmail: true });
  linkify.add("ftp:", null).add("//", null);
  const host = linkify.re.get_fuzzy_url_host_port().source;
  const tail = new RegExp(host + linkify.re.get_path().source, "iy");
  linkify.add("www.", {
    validate(text, position) {
      tail.lastIndex = position;
      return tail.exec(text)?.[0].length ?? 0;
    },
    normalize(match) {
      match.url = `http://${match.url}`;
    },
  });
}

function addRules(parser: Parser): void {
  // Before "text_join", which forgets that `\@name` was escaped.
  parser.core.ruler.before("text_join", "unnest_links", unnestLinks);
  parser.core.ruler.before("text_join", "images", linkForeignImages);
  parser.core.ruler.before("text_join", "mentions", linkMentions);
  parser.core.ruler.push("task_lists", shapeTaskLists);
  parser.core.ruler.push("headings", shapeHeadings);
  parser.core.ruler.push("fragments", prefixFragments);
  parser.core.ruler.push("tables", shapeTables);
}

function addRenderers({ renderer }: Parser): void {
  renderer.rules["table_open"] = renderTableOpen;
  renderer.rules["table_close"] = renderTableClose;
  renderer.rules["s_open"] = () => "<del>";
  renderer.rules["s_close"] = () => "</del>";
  renderer.rules[codeHtml] = (tokens, index) => tokens[index]?.content ?? "";
}
