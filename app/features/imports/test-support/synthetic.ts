import { writeDump, type DumpRow } from "./dump";

const day = 86_400_000;
const start = Date.UTC(2012, 0, 1);
const words = "oak ash plane chisel joint glue sharp bench vise grain board saw mortise tenon wax finish clamp square edge curl".split(" ");

/**
 * Writes a made-up dump of so many posts, three answers to each question, with two comments a post and
 * a member to every four. The same number gives the same dump. Returns its folder, named `name`.
 */
export async function writeSyntheticDump(name: string, posts: number): Promise<string> {
  const users = Math.ceil(posts / 4);
  return writeDump(name, {
    users: times(users, (id) => ({
      Id: id, CreationDate: at(id), DisplayName: `${pick(id)} ${pick(id * 7)}`, AboutMe: `<p>${prose(id, 12)}</p>`, WebsiteUrl: "https://example.org",
    })),
    posts: times(posts, (id) => (id % 4 === 1 ? question(id, posts, users) : answer(id, users))),
    comments: times(posts * 2, (id) => ({
      Id: id, PostId: Math.ceil(id / 2), Score: id % 3, Text: `@${pick(id)} ${prose(id, 20)}`, CreationDate: at(id / 2 + 3), UserId: (id % users) + 1,
    })),
    badges: times(users, (id) => ({ Id: id, UserId: id, Name: "Teacher", Date: at(id) })),
  });
}

function question(id: number, posts: number, users: number): DumpRow {
  return {
    Id: id, PostTypeId: 1, CreationDate: at(id), Score: (id % 9) - 2, Body: body(id), OwnerUserId: id % 50 === 1 ? undefined : (id % users) + 1,
    Title: `How do I ${prose(id, 6)}?`, Tags: `<${pick(id)}><${pick(id * 3)}>`, AcceptedAnswerId: id % 8 === 1 && id < posts ? id + 1 : undefined,
    ClosedDate: id % 60 === 1 ? at(id + 30) : undefined,
  };
}

function answer(id: number, users: number): DumpRow {
  const questionId = id - ((id - 1) % 4);
  return { Id: id, PostTypeId: 2, ParentId: questionId, CreationDate: at(id), Score: (id % 7) - 1, Body: body(id), OwnerUserId: ((id * 3) % users) + 1 };
}

function body(id: number): string {
  return `<p>${prose(id, 60)} <em>${pick(id)}</em> &amp; <a href="https://example.org/${id}">more</a>.</p>
<ul><li>${prose(id + 1, 8)}</li><li>${prose(id + 2, 8)}</li></ul>
<blockquote><p>${prose(id + 3, 30)}</p></blockquote>
<pre class="lang-js"><code>const ${pick(id)} = ${id};\n</code></pre>
<p>${prose(id + 4, 80)}</p>`;
}

function prose(seed: number, length: number): string {
  return Array.from({ length }, (_, place) => pick(seed * 31 + place * place * 7 + place)).join(" ");
}

function pick(seed: number): string {
  return words[Math.abs(seed) % words.length] ?? "oak";
}

function at(step: number): string {
  return new Date(start + step * (day / 24)).toISOString().replace("Z", "");
}

function* times<T>(count: number, make: (id: number) => T): Generator<T> {
  for (let id = 1; id <= count; id += 1) yield make(id);
}
