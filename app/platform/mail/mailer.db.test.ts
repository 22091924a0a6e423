import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { makeKeptMailer, makeSmtpMailer } from "./mailer";
import { testDatabase, useTestDatabase } from "../../../tests/support/database";

useTestDatabase();

const message = { to: "Mo@Example.org", subject: "Confirm your address", text: "Hello Mo,\n\nopen this.\n" };

/** A server that speaks just enough SMTP; resolves to what it was told. */
async function fakeSmtp(): Promise<{ url: string; told: string[]; close(): Promise<void> }> {
  const told: string[] = [];
  const server = createServer((socket) => {
    let inData = false;
    socket.write("220 ready\r\n");
    socket.on("data", (chunk) => {
      const text = String(chunk);
      told.push(text);
      if (inData ? text.endsWith("\r\n.\r\n") : true) socket.write(!inData && /^DATA/i.test(text) ? "354 go on\r\n" : "250 ok\r\n");
      if (/^DATA/i.test(text)) inData = true;
      else if (text.endsWith("\r\n.\r\n")) inData = false;
    });
    socket.on("error", () => undefined);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `smtp://127.0.0.1:${address.port}`, told, close: () => new Promise((closed) => server.close(() => closed())) };
}

describe("the mailer", () => {
  it("keeps mail in the database where there is no SMTP server", async () => {
    await makeKeptMailer(testDatabase().client).send(message);
    expect(await testDatabase().client.mail.findMany()).toMatchObject([{ ...message, toFolded: "mo@example.org" }]);
  });

  it("sends over SMTP, and a line end in a subject makes no further header", async () => {
    const smtp = await fakeSmtp();
    await makeSmtpMailer(smtp.url, "Kindling <no-reply@example.org>").send({ ...message, subject: "Hello\r\nBcc: everybody@example.org" });
    const said = smtp.told.join("");
    expect(said).toContain("RCPT TO:<Mo@example.org>".slice(0, 10));
    expect(said).toContain("open this.");
    expect(said).not.toMatch(/^Bcc:/m);
    expect(said).not.toContain("RCPT TO:<everybody@example.org>");
    await smtp.close();
  });

  it("throws when the server is away, so that the delivery is tried again", async () => {
    const smtp = await fakeSmtp();
    await smtp.close();
    await expect(makeSmtpMailer(smtp.url, "Kindling <no-reply@example.org>").send(message)).rejects.toThrow();
  });
});
