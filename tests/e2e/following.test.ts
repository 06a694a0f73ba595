import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, signIn, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// One follows a proposal, is told at once and in a digest, and ends it from the mail.

const site = useSite();

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, "ngo@samplan.example"],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, "authority@samplan.example"],
] as const satisfies [string, "da" | "en", VisitOptions, string][])("what one follows, %s", (_, locale, options, reader) => {
  const m = words(locale);
  const { following, settings } = m;
  let reference = "";
  let unsubscribe = "";

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `following-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  async function act(name: "takeOn" | "release") {
    const { page } = await site.visit({ ...options, javaScript: false, device: "desktop" });
    await signIn(page, locale, "moderator@samplan.example");
    await page.goto(`/${locale}/desk/${openPlan}/${reference}`);
    await page.getByRole("button", { name: m.desk[name], exact: true }).click();
    await page.context().close();
  }

  test("is followed by a press, also of a visitor who signs in first", async () => {
    const { store } = site.server.platform;
    const { proposals: p, comments: c, supports: s, users } = store.tables;
    const [me] = await store.read.select({ id: users.id }).from(users).where(eq(users.email, reader));
    // Whose proposals are read in the language, and which the reader has nothing to do with.
    await store.write(async (tx) => { await tx.update(users).set({ locale }).where(eq(users.id, me!.id)); });
    const near = [...(await store.read.select({ id: c.proposalId }).from(c).where(eq(c.authorId, me!.id))), ...(await store.read.select({ id: s.proposalId }).from(s).where(eq(s.userId, me!.id)))].map((row) => row.id);
    reference = (await store.read.select().from(p)).find((row) => row.status === "received" && !row.isHidden && row.authorId !== me!.id && row.organisationId === null && !near.includes(row.id))!.reference;

    const { page } = await site.visit(options);
    await page.goto(`/${locale}/proposals/${reference}`);
    await page.getByRole("button", { name: following.button.follow("proposal") }).click();
    await page.getByRole("heading", { level: 1, name: m.accounts.signIn.title }).waitFor();
    await page.getByLabel(m.accounts.signIn.email).fill(reader);
    await page.getByLabel(m.accounts.signIn.password).fill("demo-samplan-2028");
    await page.getByRole("button", { name: m.accounts.signIn.submit, exact: true }).click();
    await page.getByText(following.follow.signedIn("proposal")).waitFor();
    await expectSound(page, "question");
    await page.getByRole("button", { name: following.button.follow("proposal") }).click();
    await page.getByText(following.button.on("proposal")).waitFor();
    expect(await page.getByRole("button", { name: following.button.follow("proposal") }).getAttribute("aria-pressed")).toBe("true");
    if (options.javaScript) expect(await page.evaluate(() => document.activeElement?.id)).toBe("follow");
    await expectSound(page, "pressed");
    await page.goto(`/${locale}/account/following`);
    await page.getByRole("heading", { level: 2, name: following.list.groups.proposal }).waitFor();
    await expectSound(page, "list");
  });

  test("is told at once, by mail and in the product", async () => {
    await act("takeOn");
    const mail = await site.mailbox.find(reader, locale === "da" ? /er nu under behandling/ : /is now under consideration/);
    expect(mail.text).toContain(following.notices.because.follower.proposal);
    unsubscribe = mail.links.find((each) => each.includes("/unsubscribe?token="))!;
    const { page } = await site.visit(options);
    await signIn(page, locale, reader);
    await page.goto(`/${locale}/account/news`);
    await page.getByText(following.news.unread, { exact: true }).first().waitFor();
    await expectSound(page, "news");
    await page.getByRole("button", { name: following.news.markAll }).click();
    await page.getByRole("heading", { name: following.news.marked }).waitFor();
    expect(await page.getByText(following.news.unread, { exact: true }).count()).toBe(0);
    await expectSound(page, "read");
    await page.goto(`/${locale}/account/notifications`);
    const group = page.getByRole("group", { name: settings.notifications.kinds.following.title, exact: true });
    await choose(group.getByRole("radio", { name: settings.notifications.frequencies.daily }));
    await page.getByRole("button", { name: settings.notifications.submit }).click();
    await page.getByRole("heading", { name: settings.notifications.done }).waitFor();
    await expectSound(page, "settings");
  });

  test("comes in a digest the next morning, and is ended from the mail without signing in", async () => {
    await act("release");
    const { store } = site.server.platform;
    await expect.poll(async () => (await store.read.select().from(store.tables.notices).where(eq(store.tables.notices.awaitsDigest, true))).length, { timeout: 15_000 }).toBeGreaterThan(0);
    site.server.moveClock(25 * 3600_000);
    site.server.platform.wakeWorker();
    const digest = await site.mailbox.find(reader, locale === "da" ? /^Nyt til dig på Samplan/ : /^News for you on Samplan/);
    expect(digest.text).toContain(`(${reference})`);
    const { page } = await site.visit(options);
    await page.goto(unsubscribe);
    await page.getByText(following.unsubscribe.question(["following"])).waitFor();
    await expectSound(page, "unsubscribe");
    await page.getByRole("button", { name: following.unsubscribe.submit }).click();
    await page.getByText(following.unsubscribe.doneText(["following"])).waitFor();
    await expectSound(page, "unsubscribed");
    const { notificationSettings: s, users } = store.tables;
    const rows = await store.read.select({ kind: s.kind, frequency: s.frequency }).from(s).innerJoin(users, eq(users.id, s.userId)).where(eq(users.email, reader));
    expect(rows.find((row) => row.kind === "following")).toMatchObject({ frequency: "off" });
  });
});
