import { expect, test } from "vitest";
import { useTestDatabase } from "./database";
import { makeVisitor, startTestServer } from "./requests";

useTestDatabase();

test("a visitor is answered by the built application", async () => {
  const server = await startTestServer();
  const visitor = makeVisitor(server.origin);
  expect((await visitor.get("/healthz")).status).toBe(200);
  const home = await visitor.get("/");
  expect(await home.text()).toContain("<!DOCTYPE html>");
});
