import { RowDamage } from "./damage";
import { parseTags } from "./tags";

/** The attributes of one `<row/>`. */
export type RawRow = Readonly<Record<string, string>>;

export type UserRow = {
  id: string;
  displayName: string;
  aboutMe: string;
  websiteUrl: string;
  createdAt: Date;
};

type PostBase = { id: string; userId: string | null; score: number; createdAt: Date };
type Written = PostBase & { html: string; editedAt: Date | null };

export type QuestionRow = Written & {
  type: "question";
  title: string;
  tags: string[];
  acceptedId: string | null;
  closedAt: Date | null;
};
export type AnswerRow = Written & { type: "answer"; questionId: string };
/** Tag wikis and the like: counted, not imported. `typeId` is the dump's number. */
export type OtherPostRow = PostBase & { type: "other"; typeId: string };
export type PostRow = QuestionRow | AnswerRow | OtherPostRow;

/** `text` is what the writer typed, a small Markdown; not HTML as in posts. */
export type CommentRow = PostBase & { postId: string; text: string };

export type BadgeRow = { id: string };

/** Reads a row of Users.xml. Throws RowDamage. */
export function parseUser(row: RawRow): UserRow {
  return {
    id: readId(row, "Id"),
    displayName: cleanLine(row.DisplayName ?? ""),
    aboutMe: row.AboutMe ?? "",
    websiteUrl: (row.WebsiteUrl ?? "").trim(),
    createdAt: readDate(row, "CreationDate"),
  };
}

/** Reads a row of Posts.xml. Throws RowDamage. */
export function parsePost(row: RawRow): PostRow {
  const base = { ...readBase(row), userId: readIdOrNull(row, "OwnerUserId") };
  const typeId = readId(row, "PostTypeId");
  if (typeId !== "1" && typeId !== "2") return { ...base, type: "other", typeId };
  const written = { ...base, html: row.Body ?? "", editedAt: readDateOrNull(row, "LastEditDate") };
  if (typeId === "2") return { ...written, type: "answer", questionId: readId(row, "ParentId") };
  return {
    ...written,
    type: "question",
    title: cleanLine(row.Title ?? "") || `Question ${base.id}`,
    tags: parseTags(row.Tags ?? ""),
    acceptedId: readIdOrNull(row, "AcceptedAnswerId"),
    closedAt: readDateOrNull(row, "ClosedDate"),
  };
}

/** Reads a row of Comments.xml. Throws RowDamage. */
export function parseComment(row: RawRow): CommentRow {
  return { ...readBase(row), userId: readIdOrNull(row, "UserId"), postId: readId(row, "PostId"), text: row.Text ?? "" };
}

/** Reads a row of Badges.xml, which is only counted. Throws RowDamage. */
export function parseBadge(row: RawRow): BadgeRow {
  return { id: readId(row, "Id") };
}

function readBase(row: RawRow): { id: string; score: number; createdAt: Date } {
  return { id: readId(row, "Id"), score: readScore(row), createdAt: readDate(row, "CreationDate") };
}

function readId(row: RawRow, name: string): string {
  const value = row[name] ?? "";
  if (!/^-?\d{1,18}$/.test(value)) throw new RowDamage(value ? `${name} is not a number` : `a row has no ${name}`);
  return value;
}

function readIdOrNull(row: RawRow, name: string): string | null {
  return row[name] === undefined || row[name] === "" ? null : readId(row, name);
}

function readScore(row: RawRow): number {
  const value = row.Score ?? "0";
  if (!/^-?\d{1,9}$/.test(value)) throw new RowDamage("Score is not a number");
  return Number(value);
}

/** The dump's times are UTC and say no zone. */
function readDate(row: RawRow, name: string): Date {
  const value = row[name];
  if (!value) throw new RowDamage(`a row has no ${name}`);
  const date = new Date(/Z$/.test(value) ? value : `${value}Z`);
  if (!/^\d{4}-\d\d-\d\dT/.test(value) || Number.isNaN(date.getTime())) throw new RowDamage(`${name} is not a time`);
  return date;
}

function readDateOrNull(row: RawRow, name: string): Date | null {
  return row[name] ? readDate(row, name) : null;
}

function cleanLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, (run) => (/\s/.test(run) ? " " : "")).replace(/\s+/g, " ").trim();
}
