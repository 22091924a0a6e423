import { slugOf, truncate } from "~/kernel/text";
import { renderMarkdown, rendererVersion } from "~/platform/markdown/render";
import { makeChance, pickOne } from "./numbers";
import { chinese, code, english } from "./words";

/** A post's text as it is stored. */
export type Body = { n: number; body: string; html: string; excerpt: string; hasLink: boolean; renderer: number };
export type Title = { n: number; title: string; slug: string };

const bodyCount = 200;
const titleCount = 600;
const excerptMax = 200;
const sentencesPerPost = 7;

type Chance = () => number;

/** The pool of bodies: about 100 words each, half English, a quarter Chinese, the rest both, by the real renderer. */
export function makeBodies(): Body[] {
  const chance = makeChance(20_000);
  return Array.from({ length: bodyCount }, (_, n) => bake(n, writeBody(n, chance)));
}

/** The pool of titles, two in five of them Chinese. */
export function makeTitles(): Title[] {
  const chance = makeChance(600);
  return Array.from({ length: titleCount }, (_, n) => {
    const subject = pickOne(n % 5 < 2 ? chinese.subjects : english.subjects, chance);
    const title = `${subject} ${n + 1}`;
    return { n, title, slug: slugOf(title) };
  });
}

function bake(n: number, body: string): Body {
  const rendered = renderMarkdown(body);
  if (!rendered.ok) throw new Error(`body ${n} of the bench is too complex`);
  const { html, text, linkCount } = rendered.value;
  return { n, body, html, excerpt: truncate(text, excerptMax), hasLink: linkCount > 0, renderer: rendererVersion };
}

function writeBody(n: number, chance: Chance): string {
  const sentences = Array.from({ length: sentencesPerPost }, () => writeSentence(n, chance));
  const half = Math.ceil(sentences.length / 2);
  const parts = [sentences.slice(0, half).join(" "), ornament(n, chance), sentences.slice(half).join(" ")];
  return parts.filter((part) => part !== "").join("\n\n");
}

function writeSentence(n: number, chance: Chance): string {
  const isChinese = n % 4 === 1 || (n % 4 === 3 && chance() < 0.5);
  if (isChinese) return `${pickOne(chinese.sentences, chance)}${chance() < 0.4 ? pickOne(chinese.sentences, chance) : ""}`;
  const middle = pickOne(english.middles, chance);
  const stressed = chance() < 0.1 ? middle.replace(/^(\S+ \S+)/, "**$1**") : middle;
  return `${pickOne(english.openings, chance)} ${stressed}, ${pickOne(english.closings, chance)}`;
}

/** What breaks up a post: a list, code, a quotation, a link, or nothing. */
function ornament(n: number, chance: Chance): string {
  switch (n % 8) {
    case 0:
      return Array.from({ length: 3 }, () => `- ${pickOne(english.middles, chance)}`).join("\n");
    case 2: {
      const [language, lines] = pickOne(code, chance);
      return `\`\`\`${language}\n${lines}\n\`\`\``;
    }
    case 3:
      return `> ${pickOne(chinese.sentences, chance)}`;
    case 5:
      return `更多细节见 [说明](https://example.org/notes/${n}) 和 \`config.toml\`。`;
    case 6:
      return `See [my notes](https://example.org/notes/${n}) and \`config.toml\`.`;
    default:
      return "";
  }
}
