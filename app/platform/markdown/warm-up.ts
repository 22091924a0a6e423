import { languageNames } from "./languages";
import { renderMarkdown } from "./render";

const rounds = 6;
const prose = `# A *heading*

Some **strong** words, a [link](https://example.org), https://example.org and mail@example.org, @member.

- [ ] one
- [x] two

> 1. quoted

| a | b |
|:--|--:|
| 1 | \`2\` |

![alt](/files/a.png)
`;
const code = languageNames.map((name) => `\`\`\`${name}\nif (a == "b") { return 1; } // c\n\`\`\`\n`);

/** Renders a bit of everything, so that the first real text finds compiled code and grammars. */
export function warmUp(): void {
  renderMarkdown(code.join("\n"));
  for (let round = 0; round < rounds; round += 1) renderMarkdown(prose);
}
