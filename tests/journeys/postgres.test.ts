import { afterAll, beforeAll, test } from "vitest";
import { openDatabase } from "~/platform/db/open";
import { useBrowser } from "../support/browser";
import { startCluster, type Cluster } from "../support/cluster";
import { migrations } from "../support/paths";
import { takeJourney, type Variant } from "./journey";
import { openStage } from "./stage";

const browser = useBrowser();
let cluster: Cluster | null = null;

beforeAll(async () => {
  cluster = await startCluster();
});
afterAll(async () => cluster?.stop());

const variants: Variant[] = [
  { script: "on", screen: "phone", locale: "zh-CN" },
  { script: "off", screen: "desktop", locale: "en" },
];

test.each(variants)("a visitor takes part from sign-up to sign-out: PostgreSQL, script $script, $screen, $locale", async (variant) => {
  const name = `journey_${variant.script}`;
  const database = await openDatabase({ url: await freshDatabase(name), migrations });
  const stage = await openStage({ database });
  try {
    await takeJourney(browser.current(), stage, variant);
  } finally {
    await stage.server.stop();
    await database.close();
  }
}, 120_000);

async function freshDatabase(name: string): Promise<string> {
  if (!cluster) throw new Error("the cluster is there inside tests only");
  const admin = await openAdmin(cluster);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  await admin.end();
  return cluster.url(name);
}

async function openAdmin(server: Cluster) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: server.url("postgres") });
  await client.connect();
  return client;
}
