import { createTransport } from "nodemailer";
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { composeMail, unsubscribeUrl, type ComposedMail } from "#app/domain/mail/compose-mail.ts";
import type { DueMail } from "#app/domain/mail/send-due-mail.server.ts";
import { unsubscribeToken } from "#app/domain/notifications/unsubscribe-token.ts";
import type { Seal } from "#app/lib/seal.ts";
import type { Env } from "./env.ts";

/** Hands mail to an SMTP server, or, without one, to files in DATA_DIR/outbox. */
export type Mailer = { deliver: (message: DueMail) => Promise<void>; close: () => void };

/** A mail as the demo mail page shows it. */
export type DemoMail = { id: string; at: string; to: string; subject: string; text: string };

/** No delivery may take longer, in milliseconds: it must end well within the lease of two minutes. */
const longestDelivery = 60_000;
const timeouts = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000, dnsTimeout: 10_000 };
const noOutsideContent = { disableFileAccess: true, disableUrlAccess: true };

export function createMailer({ env, seal }: { env: Env; seal: Seal }): Mailer {
  return env.MAIL_URL ? smtpMailer(env, seal, env.MAIL_URL) : fileMailer(env, seal);
}

function smtpMailer(env: Env, seal: Seal, url: string): Mailer {
  const transport = createTransport({ url, ...timeouts, ...noOutsideContent });
  return {
    deliver: async (message) => {
      const sending = transport.sendMail(compose(env, seal, message).envelope);
      await withinTime(sending, longestDelivery);
    },
    close: () => { transport.close(); },
  };
}

function fileMailer(env: Env, seal: Seal): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: "unix", ...noOutsideContent });
  return {
    deliver: async (message) => {
      const { composed, envelope } = compose(env, seal, message);
      const { message: whole } = await transport.sendMail(envelope);
      await writeToOutbox(env, message, composed, whole as Buffer);
    },
    close: () => { transport.close(); },
  };
}

function compose(env: Env, seal: Seal, message: DueMail) {
  const url = message.unsubscribe ? unsubscribeUrl(env.PUBLIC_URL, message.locale, unsubscribeToken(seal, message.unsubscribe)) : undefined;
  const composed = composeMail(env.PUBLIC_URL, { ...message, unsubscribeUrl: url });
  return { composed, envelope: envelopeOf(env, message, composed, url) };
}

function envelopeOf(env: Env, message: DueMail, { subject, text, html }: ComposedMail, url: string | undefined) {
  return {
    from: env.MAIL_FROM,
    // As an object the address is taken as it is; as text a comma in it would make it two.
    to: { name: "", address: message.to },
    subject,
    text,
    html,
    // The same at every try, so that a mail sent twice after a crash is one mail to a program that looks.
    messageId: `<${message.id}@${new URL(env.PUBLIC_URL).hostname}>`,
    headers: {
      "Auto-Submitted": "auto-generated", "Content-Language": message.locale,
      // As RFC 8058 has it: mail programs show a button of their own, which posts to the address. Prepared, so that it is not cut to fit the line.
      ...(url && { "List-Unsubscribe": { prepared: true, value: `<${url}>` }, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
  };
}

async function withinTime(work: Promise<unknown>, milliseconds: number) {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => { reject(new Error("The mail server took too long")); }, milliseconds);
  });
  await Promise.race([work, tooLate]).finally(() => { clearTimeout(timer); });
}

const demoMail = z.object({ id: z.string(), at: z.string(), to: z.string(), subject: z.string(), text: z.string() });

/** The mail file, and beside it the same in short for the demo mail page. Links in them are secrets: only we may read them. */
async function writeToOutbox(env: Env, message: DueMail, { subject, text }: ComposedMail, whole: Buffer) {
  const folder = outboxFolder(env);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = new Date().toISOString();
  const name = path.join(folder, `${at.replaceAll(":", "-")}-${message.id}`);
  const short = { id: message.id, at, to: message.to, subject, text } satisfies DemoMail;
  await writeWhole(`${name}.eml`, whole);
  await writeWhole(`${name}.json`, JSON.stringify(short));
}

/** Under another name first, so that nobody reads half a file. */
async function writeWhole(file: string, content: string | Buffer) {
  await writeFile(`${file}.part`, content, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

/** The newest 100 mails that were written to files, the newest first. Empty outside demo mode. */
export async function listDemoMail(env: Env): Promise<DemoMail[]> {
  if (env.SAMPLAN_MODE !== "demo") return [];
  const names = await readdir(outboxFolder(env)).catch(() => []);
  const newest = names.filter((name) => name.endsWith(".json")).sort().reverse().slice(0, 100);
  const mails = await Promise.all(newest.map((name) => readDemoMail(path.join(outboxFolder(env), name))));
  return mails.filter((each) => each !== null);
}

async function readDemoMail(file: string): Promise<DemoMail | null> {
  try {
    return demoMail.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

function outboxFolder(env: Env) {
  return path.join(env.DATA_DIR, "outbox");
}
