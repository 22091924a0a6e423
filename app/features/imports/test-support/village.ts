import type { DumpRow, DumpRows } from "./dump";

const at = (day: number, minute = 0): string =>
  `2014-03-${String(day).padStart(2, "0")}T08:${String(minute).padStart(2, "0")}:00.000`;

/** A made-up workshop community with every odd case an import must get right. */
export const village = {
  users: [
    { Id: -1, CreationDate: at(1), DisplayName: "Community" },
    { Id: 1, CreationDate: at(1, 1), DisplayName: "Ada Plane", AboutMe: "<p>I <b>plane</b> oak.</p><p>And &amp; ash.</p>", WebsiteUrl: "https://planes.example" },
    { Id: 2, CreationDate: at(1, 2), DisplayName: "ada plane", WebsiteUrl: "javascript:alert(1)" },
    { Id: 3, CreationDate: at(1, 3), DisplayName: "木匠" },
    { Id: 4, CreationDate: at(1, 4), DisplayName: "admin" },
    { Id: 5, CreationDate: at(1, 5), DisplayName: "" },
    { Id: 6, CreationDate: at(1, 6), DisplayName: "Imported" },
    { Id: 7, CreationDate: at(1, 7), DisplayName: "A name that is much longer than a handle may be" },
    { Id: 8, CreationDate: at(1, 8), DisplayName: "A name that is much longer than a handle may be" },
  ],
  posts: [
    question(10, 1, 2, { Score: 7, Title: "How flat is flat?", Tags: "<planes><oak>", AcceptedAnswerId: 12, LastEditDate: at(4) }),
    answer(11, 10, 2, 3, { Score: -3 }),
    answer(12, 10, 3, 4, { Score: 5 }),
    question(13, 2, 5, { Score: -1, Title: "", Tags: "|Oak|c++|", ClosedDate: at(9) }),
    answer(14, 13, undefined, 6, { OwnerDisplayName: "user39" }),
    answer(15, 13, 99, 7),
    answer(16, 999, 1, 7),
    { Id: 17, PostTypeId: 4, CreationDate: at(7), Score: 2, Body: "About oak.", OwnerUserId: 1 },
    { Id: 18, PostTypeId: 5, CreationDate: at(7), Score: 0, Body: "", OwnerUserId: -1 },
    answer(19, 20, 1, 8),
    question(20, 3, 9, { Title: "Asked after its answer was moved here", AcceptedAnswerId: 11 }),
    answer(21, 20, 3, 10, { Body: `<p>${"<b>".repeat(3_000)}deep</p>` }),
  ],
  comments: [
    comment(30, 10, 2, 11), comment(31, 12, 1, 12, "Ask @ada-plane about `@wood`, _please_"), comment(32, 12, undefined, 13),
    comment(33, 17, 1, 14), comment(34, 999, 1, 15), comment(35, 10, 99, 16), comment(36, 14, 3, 17, "Nul &#x0; and vertical tab"),
  ],
  badges: [{ Id: 1, UserId: 1, Name: "Teacher", Date: at(2) }, { Id: 2, UserId: 2, Name: "Student", Date: at(2) }],
} satisfies DumpRows;

function question(id: number, userId: number, day: number, more: DumpRow = {}): DumpRow {
  return { Id: id, PostTypeId: 1, CreationDate: at(day), Score: 0, Body: `<p>Question ${id}, see <a href="/help">the help</a></p>`, OwnerUserId: userId, ...more };
}

function answer(id: number, parentId: number, userId: number | undefined, day: number, more: DumpRow = {}): DumpRow {
  return { Id: id, PostTypeId: 2, ParentId: parentId, CreationDate: at(day), Score: 1, Body: `<p>Answer ${id}</p>`, OwnerUserId: userId, ...more };
}

function comment(id: number, postId: number, userId: number | undefined, day: number, text = `Comment ${id}`): DumpRow {
  return { Id: id, PostId: postId, Score: id === 30 ? 4 : 0, Text: text, CreationDate: at(day), UserId: userId };
}
