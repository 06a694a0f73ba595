import { simpleParser, type ParsedMail } from "mailparser";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A mail as its receiver gets it. */
export type ReceivedMail = { to: string; subject: string; text: string; html: string; /** The addresses in the text, in their order. */ links: string[] };

/** The mails that the platform wrote to the outbox folder. */
export type Mailbox = {
  /** All mails to the address, the oldest first. */
  list: (to: string) => Promise<ReceivedMail[]>;
  /** The newest mail to the address whose subject matches; waits for it, since mail is sent after the answer. */
  find: (to: string, subject: RegExp) => Promise<ReceivedMail>;
};

const patience = 15_000;

export function openMailbox(dataDir: string): Mailbox {
  const folder = path.join(dataDir, "outbox");
  async function list(to: string) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".eml")).sort();
    const mails = await Promise.all(names.map(async (name) => asReceived(await simpleParser(await readFile(path.join(folder, name))))));
    return mails.filter((mail) => mail.to === to);
  }
  return {
    list,
    async find(to, subject) {
      const until = Date.now() + patience;
      while (Date.now() < until) {
        const found = (await list(to)).findLast((mail) => subject.test(mail.subject));
        if (found) return found;
        await wait(100);
      }
      const subjects = (await list(to)).map((mail) => mail.subject);
      throw new Error(`No mail to ${to} with a subject like ${String(subject)} came. There are: ${subjects.join(" | ") || "none"}`);
    },
  };
}

export function asReceived(mail: ParsedMail): ReceivedMail {
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  const text = mail.text ?? "";
  return { to: to?.value[0]?.address ?? "", subject: mail.subject ?? "", text, html: mail.html || "", links: text.match(/https?:\/\/\S+/g) ?? [] };
}
