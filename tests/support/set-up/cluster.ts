import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDatabase } from "~/platform/db/open";
import { startCluster, type Cluster } from "../cluster";
import { migrations, templateName } from "../paths";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** Starts PostgreSQL for the run, with a migrated template that test databases are copied from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  try {
    await makeTemplate(cluster);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide("postgresUrl", cluster.url("postgres"));
  return () => cluster.stop();
}

async function makeTemplate(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName}`);
  await client.end();
  const database = await openDatabase({ url: cluster.url(templateName), migrations });
  await database.close();
}
