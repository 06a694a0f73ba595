import { eq } from "drizzle-orm";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { demoPassword } from "#app/domain/seed/demo-password.ts";
import { messages } from "#app/i18n/messages.ts";
import { launchBrowser, openVisit, type Visit, type VisitOptions } from "#tests/support/browser.ts";
import { openMailbox, type Mailbox } from "#tests/support/mailbox.ts";
import { startServer, type ServerOptions, type TestServer } from "#tests/support/server.ts";
import type { Locale } from "#db/values.ts";

/** What a file of browser tests works with: a platform of its own, and a browser to open visits in. */
export type Site = {
  server: TestServer;
  mailbox: Mailbox;
  /** A new person's browser at the site. Closed after the test, which fails when anything went wrong in it. */
  visit: (options?: VisitOptions) => Promise<Visit>;
  /** The same for somebody who is signed in already: what is tested is not the signing in. */
  visitAs: (email: string, options?: VisitOptions) => Promise<Visit>;
  /** The browser of the same person for all tests of a file that only look: starting one takes longer than a page does. */
  lookAs: (email: string | undefined, options?: VisitOptions) => Promise<Visit>;
};

/** The plan that collects proposals in the demonstration. */
export const openPlan = "ogp-2026-2028";

/** Starts a platform and a browser for the tests of a file. Call it at the top of the file. */
export function useSite(options: ServerOptions = {}): Site {
  let browser: Browser;
  const visits: Visit[] = [];
  const looking = new Map<string, Promise<Visit>>();
  const site = {} as Site;
  beforeAll(async () => {
    [site.server, browser] = await Promise.all([startServer(options), launchBrowser()]);
    site.mailbox = openMailbox(site.server.dataDir);
  });
  site.visit = async (visitOptions) => {
    const visit = await openVisit(browser, site.server.url, visitOptions);
    visits.push(visit);
    return visit;
  };
  const signIn = async (visit: Visit, email: string) => {
    const { store, sessions } = site.server.platform;
    const { users } = store.tables;
    const [user] = await store.read.select({ id: users.id }).from(users).where(eq(users.email, email));
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(await sessions.start(user!.id, null))!;
    await visit.context.addCookies([{ name: name!, value: value!, url: site.server.url, httpOnly: true, sameSite: "Lax" }]);
    return visit;
  };
  site.visitAs = async (email, visitOptions) => signIn(await site.visit(visitOptions), email);
  site.lookAs = (email, visitOptions) => {
    const key = JSON.stringify([email, visitOptions]);
    if (!looking.has(key)) looking.set(key, openVisit(browser, site.server.url, visitOptions).then((visit) => (email ? signIn(visit, email) : visit)));
    return looking.get(key)!;
  };
  afterEach(async () => {
    const kept = await Promise.all(looking.values());
    const problems = [...visits.flatMap((visit) => visit.problems), ...kept.flatMap((visit) => visit.problems.splice(0))];
    await Promise.all(visits.splice(0).map((visit) => visit.context.close()));
    const logged = site.server.log.splice(0).map(({ level, event, fields }) => `logged ${level}: ${event} ${JSON.stringify(fields)}`);
    expect([...problems, ...logged], "what went wrong behind the page").toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    await site.server?.stop();
  });
  return site;
}

/** The words of the pages. */
export function words(locale: Locale) {
  return messages[locale];
}

/** Signs in on the sign-in page, wherever that leads. */
export async function signIn(page: Page, locale: Locale, email: string, password: string = demoPassword): Promise<void> {
  if (!page.url().includes("/sign-in")) await page.goto(`/${locale}/sign-in`);
  const { signIn: form } = messages[locale].accounts;
  await page.getByLabel(form.email).fill(email);
  await page.getByLabel(form.password).fill(password);
  await page.getByRole("button", { name: form.submit }).click();
  await expectSignedIn(page, locale);
}

/** Waits for a page of somebody who is signed in; on a phone the way out is in the menu. */
export async function expectSignedIn(page: Page, locale: Locale): Promise<void> {
  await page.locator(`a[href="/${locale}/sign-out"]`).first().waitFor({ state: "attached" });
}

/** Keeps a picture of the whole page for people to look at, in tests/e2e/screenshots, when SCREENSHOTS is set. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!process.env.SCREENSHOTS) return;
  const folder = path.join(import.meta.dirname, "screenshots");
  mkdirSync(folder, { recursive: true });
  const take = () => page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
  // Chromium sometimes has no memory for a long page at that moment.
  await take().catch(take);
}
