import { describe, expect, it } from "vitest";
import { makeHtmlToMarkdown } from "./html-to-markdown";

const home = "https://kindling.example";
const [one, two] = ["0123456789abcdefghjkmnpqrs", "1123456789abcdefghjkmnpqrs"];
const quoted = makeHtmlToMarkdown({ siteUrl: home, pictures: "linked", home });
const elsewhere = makeHtmlToMarkdown({ siteUrl: home, pictures: "linked" });

const image = (id: string, alt: string, at = ""): string =>
  `<img class="lqip" src="data:image/webp;base64,AAAA" alt="" aria-hidden="true"><img src="${at}/files/${id}-640" srcset="/files/${id}-320 320w" width="1280" height="960" alt="${alt}">`;
const figure = (id: string, alt: string, caption = "", at = ""): string => `<figure><a class="pic" href="${at}/files/${id}-1600">${image(id, alt, at)}</a>${caption ? `<figcaption>${caption}</figcaption>` : ""}</figure>`;

describe("a picture of this community", () => {
  it.each([
    ["alone", figure(one, "A bowl"), `![A bowl](/files/${one})`],
    ["with its caption", figure(one, "A bowl", "The &quot;old&quot; kiln"), `![A bowl](/files/${one} "The \\"old\\" kiln")`],
    ["without words", figure(one, ""), `![](/files/${one})`],
    ["whose words would end it", figure(one, "a [b]"), `![a \\[b\\]](/files/${one})`],
    ["copied with its whole address", figure(one, "A bowl", "", home), `![A bowl](/files/${one})`],
    ["selected inside its link", image(one, "A bowl"), `![A bowl](/files/${one})`],
    ["among words", `<p>Look: <a class="pic" href="/files/${one}-1600">${image(one, "A bowl")}</a> there</p>`, `Look: ![A bowl](/files/${one}) there`],
    ["between paragraphs", `<p>a</p>${figure(one, "A bowl")}<p>b</p>`, `a\n\n![A bowl](/files/${one})\n\nb`],
    ["in a gallery, which stays one", `<p>a</p><div class="gallery">${figure(one, "x")}${figure(two, "y", "z")}</div>`, `a\n\n![x](/files/${one})\n![y](/files/${two} "z")`],
    ["in a link of its author's", `<p><a href="/t/1"><span class="pic">${image(one, "A bowl")}</span></a></p>`, `[![A bowl](/files/${one})](${home}/t/1)`],
    ["of which only the caption is taken", "<figcaption>Ash glaze</figcaption>", "Ash glaze"],
  ])("%s comes back as it was written", (_, html, markdown) => {
    expect(quoted(html)).toBe(markdown);
  });

  it.each([
    ["a foreign host", `<img src="https://other.example/files/${one}-640" alt="A bowl">`, `[A bowl](https://other.example/files/${one}-640)`],
    ["another address of ours", '<img src="/media/x.png" alt="A bowl">', `[A bowl](${home}/media/x.png)`],
  ])("is not taken for one from %s", (_, html, markdown) => {
    expect(quoted(html)).toBe(markdown);
  });

  it("is a picture like others where the HTML comes from elsewhere", () => {
    expect(elsewhere(`<img src="/files/${one}-640" alt="A bowl">`)).toBe(`[A bowl](${home}/files/${one}-640)`);
  });
});
