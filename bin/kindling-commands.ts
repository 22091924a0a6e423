import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { isScope, scopes as allScopes } from "~/kernel/actor";
import { foldEmail } from "~/kernel/fold-handle";
import type { RefusalDetail } from "~/kernel/result";
import { say } from "~/kernel/words";
import { createTokenByHand } from "~/features/accounts/tokens.server";
import { verifyByEmail } from "~/features/accounts/verify-sign-up.server";
import { runImport } from "~/features/imports/cli.server";
import { changeRoleByHand } from "~/features/members/change-role.server";
import { roles } from "~/features/members/rules";
import { runReindex } from "~/features/search-index/cli.server";
import { indexLeftovers } from "~/features/search/write-documents.server";
import { verifyRecord } from "~/features/polls/counting/record";
import { recordSchema } from "~/features/polls/counting/record-schema";
import { refusalEntry } from "~/http/refusals";
import type { Context } from "~/platform/context";

const usage = `usage: npm run kindling -- <command>

  import stackexchange <folder> [--board SLUG] [--site NAME] [--site-url URL]
  member role <handle> <moderator|operator|admin> [--board SLUG] [--take]
  member verify <email>
  search reindex
  poll verify <file or address of a poll's record>
  token create <handle> --name NAME --scopes read,write [--days 90]
`;

/** Runs one command of the command line. Returns the exit code: 0 done, 1 refused, 2 called wrongly. */
export async function runCommand(ctx: Context, argv: string[]): Promise<number> {
  const [command, ...rest] = argv;
  if (command === "import") return runImport(ctx, rest).finally(() => indexLeftovers(ctx)); // what has come is to be found at once
  if (command === "member") return runMember(ctx, rest);
  if (command === "search") return rest[0] === "reindex" ? runReindex(ctx) : wrongly();
  if (command === "token") return runToken(ctx, rest);
  return wrongly();
}

/** Runs a command that needs no community to be opened; null when it is none of those. Counts a published poll again, wherever it was held. */
export async function runAlone([command, act, source]: string[]): Promise<number | null> {
  if (command !== "poll") return null;
  if (act !== "verify" || !source) return wrongly();
  const record = recordSchema.safeParse(await readRecord(source));
  if (!record.success) return wrongly("This is no record of a poll.");
  const faults = await verifyRecord(record.data);
  for (const { what, entry } of faults) console.error(`wrong: ${what}${entry === null ? "" : ` of entry ${entry + 1}`}`);
  if (faults.length === 0) console.log(`${record.data.entries.length} ballots are right, and the count gives the published result.`);
  return faults.length === 0 ? 0 : 1;
}

/** What the file or the address holds; null when it is not to be read. */
async function readRecord(source: string): Promise<unknown> {
  try {
    return JSON.parse(/^https?:/.test(source) ? await (await fetch(source)).text() : await readFile(source, "utf8"));
  } catch {
    return null;
  }
}

async function runMember(ctx: Context, argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { board: { type: "string" }, take: { type: "boolean" } } });
  const [act, subject, name] = positionals;
  if (act === "verify" && subject) return told(await verifyByEmail(ctx, foldEmail(subject)), "verified");
  const role = roles.find((known) => known === name);
  if (act !== "role" || !subject || !role) return wrongly();
  const granted = values.take ? "taken" : "granted";
  return told(await changeRoleByHand(ctx, { handle: subject, role, board: values.board, granted }), `${role} ${granted}`);
}

async function runToken(ctx: Context, argv: string[]): Promise<number> {
  const options = { name: { type: "string" }, scopes: { type: "string" }, days: { type: "string" } } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options });
  const [act, handle] = positionals;
  const names = (values.scopes ?? "").split(",").map((name) => name.trim()).filter(Boolean);
  const unknown = names.find((name) => !isScope(name));
  if (unknown !== undefined) return wrongly(`There is no scope "${unknown}"; there are ${allScopes.join(", ")}.`);
  const scopes = names.filter(isScope);
  const days = Number(values.days ?? 90);
  if (act !== "create" || !handle || !values.name || scopes.length === 0 || !Number.isInteger(days) || days < 1 || days > 365) return wrongly();
  const made = await createTokenByHand(ctx, { handle, name: values.name, scopes, expiresInDays: days });
  return told(made, made.ok ? made.value.token : "");
}

function told(result: { ok: true } | { ok: false; refusal: string; detail?: RefusalDetail }, done: string): number {
  if (result.ok) console.log(done);
  else console.error(`${result.refusal}: ${say(refusalEntry(result.refusal), "en", result.detail)}`);
  return result.ok ? 0 : 1;
}

function wrongly(reason = usage): number {
  console.error(reason);
  return 2;
}
