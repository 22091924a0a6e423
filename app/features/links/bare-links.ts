// The renderer's own output is read here, never a member's text: its tags have one form.
const part = /<(\/?)(?:blockquote|[uo]l)\b[^>]*>|<p><a href="([^"]*)" rel="nofollow ugc noopener noreferrer">([^<]*)<\/a><\/p>/g;
const characters = new Map([["&amp;", "&"], ["&lt;", "<"], ["&gt;", ">"], ["&quot;", '"']]);

/**
 * Puts something after each paragraph that holds a bare link alone: one whose text is its address, outside of quotes
 * and lists. What `after` returns is HTML.
 */
export function afterBareLinks(html: string, after: (href: string) => string): string {
  let depth = 0;
  return html.replace(part, (whole, end: string | undefined, attribute: string | undefined, text: string | undefined) => {
    if (attribute === undefined || text === undefined) {
      depth += end === "/" ? -1 : 1;
      return whole;
    }
    const href = unescapeHtml(attribute);
    return depth === 0 && isSame(href, unescapeHtml(text)) ? whole + after(href) : whole;
  });
}

/** The bare links of rendered HTML. */
export function bareLinksIn(html: string): string[] {
  const found: string[] = [];
  afterBareLinks(html, (href) => {
    found.push(href);
    return "";
  });
  return found;
}

/** Whether a link's text says where it leads: `www.` stands for the whole beginning. */
function isSame(href: string, text: string): boolean {
  const written = /^www\./i.test(text) ? `http://${text}` : text;
  return URL.canParse(written) && URL.canParse(href) && new URL(written).href === new URL(href).href;
}

/** The renderer escapes these four; each is put back once. */
function unescapeHtml(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => characters.get(entity) ?? entity);
}
