import { createTransport } from "nodemailer";
import type { PrismaClient } from "@prisma-client";
import { foldEmail } from "~/kernel/fold-handle";
import { newUlid } from "~/kernel/ids";

export type MailMessage = { to: string; subject: string; text: string };

/** Hands a mail on. Throws when it cannot; the event log's delivery tries again. */
export type Mailer = { send(message: MailMessage): Promise<void> };

/** Sends over SMTP. */
export function makeSmtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url, { connectionTimeout: 10_000, socketTimeout: 20_000 });
  return {
    async send(message) {
      await transport.sendMail({ from, ...message });
    },
  };
}

/** Keeps mails in the database, to be read in the demo's inbox or handed out by staff. */
export function makeKeptMailer(client: PrismaClient): Mailer {
  return {
    async send({ to, subject, text }) {
      const createdAt = new Date();
      const id = newUlid(createdAt.getTime());
      await client.mail.create({ data: { id, to, toFolded: foldEmail(to), subject, text, createdAt } });
    },
  };
}
