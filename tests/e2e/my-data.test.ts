import { eq } from "drizzle-orm";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { deleteDueAccounts } from "#app/domain/my-data/delete-due-accounts.server.ts";
import { systemContext } from "#app/server/platform.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { readZip } from "#tests/support/zip.ts";
import { keepPicture, signIn, useSite, words } from "./site.ts";
import { comment, confirmAddress, password, propose, signUp, type Newcomer, type Proposal } from "./steps.ts";

// Taking one's data along, one's name away, and one's leave.

const site = useSite();

type Cast = { who: Newcomer; proposal: Proposal; said: string };

const danish: Cast = {
  who: { type: "citizen", name: "Mathilde Ærø", email: "mathilde@leaving.example", password },
  proposal: { theme: "Flere og bedre åbne data", title: "Vis badevandets temperatur som åbne data", problem: "Hver kommune måler, og ingen kan finde målingerne.", change: "Læg målingerne ét sted.", effect: "Færre bader i koldt vand." },
  said: "Det vil jeg gerne have på min ø.",
};

const english: Cast = {
  who: { type: "citizen", name: "Maud Ashby", email: "maud@leaving.example", password },
  proposal: { theme: "More and better open data", title: "Publish where the ferries are", problem: "Nobody on the quay knows whether the ferry is late.", change: "Publish the position of every ferry.", effect: "People wait indoors." },
  said: "I would like that for my island.",
};

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Cast][])("my data %s", (_, locale, options, { who, proposal, said }) => {
  const m = words(locale);
  const { myData } = m;
  const name = `${locale}-${options.device}`;
  let reference = "";
  let code = "";

  async function look(page: Page, what: string) {
    // Axe needs script in the page, which one of the two browsers has not.
    if (options.javaScript) expect.soft(await findAxeViolations(page), what).toEqual([]);
    if (options.javaScript) for (const width of [320, 390]) { await page.setViewportSize({ width, height: 844 }); expect.soft(await findSidewaysScroll(page), `${what} at ${width}`).toBeNull(); }
    if (options.javaScript) expect.soft(await findPageFaults(page, locale), what).toEqual([]);
    await keepPicture(page, `${what}-${name}`);
  }

  async function visitSignedIn() {
    const { page } = await site.visit(options);
    await signIn(page, locale, who.email, password);
    return page;
  }

  const press = (page: Page, label: string) => page.getByRole("button", { name: label, exact: true }).click();
  const done = (page: Page, label: string) => page.getByRole("status").getByText(label).waitFor();

  test("somebody takes part under their name, and downloads all of it", async () => {
    const { page } = await site.visit(options);
    await signUp(page, locale, who);
    await confirmAddress(site, page, locale, who.email);
    reference = await propose(page, locale, proposal);
    await page.goto(`/${locale}/proposals/OGP28-O-0003`);
    await comment(page, locale, "for", said);
    await page.goto(`/${locale}/account/data`);
    await page.getByText(myData.kept.saidMuch(1, 1)).waitFor();
    expect(await page.getByText(who.email).isVisible()).toBe(true);
    await look(page, "my-data");
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, myData.download.submit)]);
    expect(download.suggestedFilename()).toMatch(/^samplan-\d{4}-\d\d-\d\d\.zip$/);
    const files = readZip(readFileSync(await download.path()));
    const data = JSON.parse(files["data.json"]!) as Record<string, Record<string, string>[]>;
    expect(data.account![0]).toMatchObject({ name: who.name, email: who.email });
    expect(data.proposals!.map((each) => each.reference)).toEqual([reference]);
    expect(data.comments!.map((each) => each.body)).toEqual([said]);
    code = data.account![0]!.neutralCode!;
    // The page in it opens from a disk, without the site.
    const { page: offline } = await site.visit(options);
    await offline.setContent(files["index.html"]!);
    await offline.getByRole("heading", { level: 1, name: myData.file.title }).waitFor();
    for (const text of [who.email, proposal.title, proposal.effect, said]) expect(await offline.getByText(text).first().isVisible(), text).toBe(true);
    if (options.javaScript) expect(await findAxeViolations(offline)).toEqual([]);
    if (options.javaScript) expect(await findSidewaysScroll(offline)).toBeNull();
    await keepPicture(offline, `my-data-file-${name}`);
  });

  test("the name goes from the proposal, comes back, and goes from everything", async () => {
    const page = await visitSignedIn();
    await page.goto(`/${locale}/account/data`);
    await page.getByRole("link", { name: myData.names.link }).click();
    await page.getByRole("heading", { level: 1, name: myData.names.title }).waitFor();
    await look(page, "my-name");
    await page.getByRole("button", { name: myData.names.hideOn(proposal.title) }).click();
    await done(page, myData.done.hidden);
    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${reference}`);
    expect(await reader.page.getByText(code).first().isVisible()).toBe(true);
    expect(await reader.page.content()).not.toContain(who.name);
    await page.getByRole("button", { name: myData.names.showOn(proposal.title) }).click();
    await done(page, myData.done.shown);
    await reader.page.reload();
    expect(await reader.page.content()).toContain(who.name);
    await page.getByRole("link", { name: myData.names.kinds.comments, exact: true }).click();
    await page.getByText(said).waitFor();
    await look(page, "my-name-comments");
    await press(page, myData.names.all);
    await done(page, myData.done.hiddenAll);
    for (const path of [`/proposals/${reference}`, "/proposals/OGP28-O-0003"]) {
      await reader.page.goto(`/${locale}${path}`);
      expect(await reader.page.content()).not.toContain(who.name);
    }
    // And back again, so that there is something to lose.
    await page.goto(`/${locale}/account/data/names`);
    await page.getByRole("button", { name: myData.names.showOn(proposal.title) }).click();
    await done(page, myData.done.shown);
  });

  test("deleting takes the password, and the account can be kept", async () => {
    const page = await visitSignedIn();
    await page.goto(`/${locale}/account/data`);
    await page.getByRole("link", { name: myData.deletion.link }).click();
    await page.getByText(myData.deletion.staysText(1, 1, code)).waitFor();
    await press(page, myData.deletion.submit);
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.password_missing }).waitFor();
    await look(page, "delete-account");
    await page.getByLabel(myData.deletion.password).fill(password);
    await press(page, myData.deletion.submit);
    await done(page, myData.done.requested);
    await look(page, "deletion-due");
    const planned = await site.mailbox.find(who.email, locale === "da" ? /bliver slettet/ : /going to be deleted/);
    expect(planned.links).toContain(`${site.server.url}/${locale}/account/data`);
    await page.goto(`/${locale}/account`);
    await press(page, myData.due.keep);
    await done(page, myData.done.kept);
    await site.mailbox.find(who.email, locale === "da" ? /ikke slettet/ : /not going to be deleted|not be deleted/);
    await page.goto(`/${locale}/account`);
    expect(await page.getByRole("button", { name: myData.due.keep }).count()).toBe(0);
  });

  test("fourteen days later the person is gone, and what they proposed stands under the code", async () => {
    const page = await visitSignedIn();
    await page.goto(`/${locale}/account/delete`);
    await page.getByLabel(myData.deletion.password).fill(password);
    await press(page, myData.deletion.submit);
    await done(page, myData.done.requested);
    const { platform } = site.server;
    const { users } = platform.store.tables;
    expect(await deleteDueAccounts(systemContext(platform, "worker"))).toBe(0);
    const fortnight = 14 * 86_400_000 + 60_000;
    site.server.moveClock(fortnight);
    try {
      expect(await deleteDueAccounts(systemContext(platform, "worker"))).toBe(1);
      await site.mailbox.find(who.email, locale === "da" ? /konto er slettet/ : /has been deleted/);
    } finally {
      site.server.moveClock(-fortnight);
    }
    // The browser that was signed in is a visitor's.
    await page.goto(`/${locale}/account`);
    await page.getByRole("heading", { level: 1, name: m.accounts.signIn.title }).waitFor();
    await page.getByLabel(m.accounts.signIn.email).fill(who.email);
    await page.getByLabel(m.accounts.signIn.password).fill(password);
    await press(page, m.accounts.signIn.submit);
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.credentials_wrong }).waitFor();
    await page.goto(`/${locale}/proposals/${reference}`);
    await page.getByRole("heading", { level: 1, name: proposal.title }).waitFor();
    expect(await page.getByText(code).first().isVisible()).toBe(true);
    expect(await page.content()).not.toContain(who.name);
    expect(await platform.store.read.select({ id: users.id }).from(users).where(eq(users.email, who.email))).toEqual([]);
  });
});
