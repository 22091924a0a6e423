import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Community, ContextParts, Context } from "./context";
import { makeContext } from "./context";
import { openDataFolder, type DataFolder } from "./data-folder";
import { openDatabase, type Database } from "./db/open";
import { parseEnv, wantsDemo, EnvError, type Env } from "./env";
import { makeCards } from "./cards/cards";
import { makeS3Store } from "./files/s3-store";
import { makeLocalStore } from "./files/store";
import { makeImages } from "./images/images";
import { makeLimiter, noLimiter } from "./limiter";
import { makeLog } from "./log";
import { makeKeptMailer, makeSmtpMailer } from "./mail/mailer";
import { createMarkdown } from "./markdown/pool";
import { makeOutgoing, noOutgoing } from "./outgoing/outgoing";
import { systemResolve } from "./outgoing/target";
import { makePasswords } from "./passwords";
import { openSearch } from "./search";

/** An opened community: what every process of it begins with. `close` gives everything back. */
export type Runtime = { env: Env; parts: ContextParts; ctx: Context; database: Database; folder: DataFolder; isEmpty: boolean; close(): Promise<void> };

/** Opens data folder and database, and wires the ports, from the process's settings. `onFact`: what features write along with a fact. */
export async function boot(raw: Record<string, string | undefined>, { onFact }: Pick<ContextParts, "onFact">): Promise<Runtime> {
  const env = parseEnv(raw);
  const folder = await openDataFolder(env.DATA_DIR, { exclusive: env.DATABASE_URL ? "shared" : "exclusive", secret: env.KINDLING_SECRET });
  try {
    const database = await openDatabase({ url: env.DATABASE_URL, folder: folder.database, poolSize: env.DATABASE_POOL, migrations: resolve("prisma/migrations") });
    const { isDemo, isEmpty } = await decideDemo(database, env);
    const markdown = createMarkdown({ workerFile: resolve("build/markdown-worker.js") });
    const images = makeImages();
    const cards = makeCards({ workerFile: resolve("build/card-worker.js"), images });
    const log = makeLog(env.LOG_LEVEL);
    const relaxedLimits = env.KINDLING_LIMITS === "relaxed";
    if (relaxedLimits) log.warn("rate and trust limits are relaxed: for tests and benches only");
    const community: Community = {
      name: env.KINDLING_NAME, origin: env.publicOrigin, locale: env.KINDLING_LOCALE, isDemo, relaxedLimits, keepsMail: !env.SMTP_URL, secret: folder.secret,
    };
    const ports = {
      mailer: env.SMTP_URL ? makeSmtpMailer(env.SMTP_URL, env.MAIL_FROM) : makeKeptMailer(database.client),
      files: env.s3 ? makeS3Store(env.s3) : makeLocalStore(folder.files), markdown, limiter: relaxedLimits ? noLimiter : makeLimiter(database.client),
      passwords: makePasswords(), images, cards, wait: pause,
      ...openSearch({ client: database.client, log, meilisearch: env.MEILI_HOST ? { host: env.MEILI_HOST, masterKey: env.MEILI_MASTER_KEY ?? null } : null }),
      outgoing: env.OUTGOING === "off" || isDemo ? noOutgoing : makeOutgoing({ ownOrigin: env.publicOrigin, resolve: systemResolve }),
    };
    const parts: ContextParts = { database, now: () => new Date(), community, ports, log, onFact };
    return {
      env, parts, ctx: makeContext(parts), database, folder, isEmpty,
      async close() {
        await Promise.all([markdown.close(), cards.close()]);
        await database.close();
        await folder.release();
      },
    };
  } catch (error) {
    await folder.release();
    throw error;
  }
}

/** Decided once, when the database is empty, and stored in it. Refuses to serve a demo beyond this machine. */
async function decideDemo(database: Database, env: Env): Promise<{ isDemo: boolean; isEmpty: boolean }> {
  const stored = await database.client.setting.findUnique({ where: { key: "demo" } });
  const isEmpty = (await database.client.member.count()) === 0;
  const isDemo = stored ? stored.value === true : isEmpty && wantsDemo(env);
  if (isDemo && !env.demoAllowed) {
    await database.close();
    throw new EnvError("this database is a demo: it is served on this machine alone; start with an empty one to go public");
  }
  if (!stored) await database.client.setting.create({ data: { key: "demo", value: isDemo, changedAt: new Date() } });
  return { isDemo, isEmpty };
}
