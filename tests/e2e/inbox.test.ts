import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults } from "#tests/support/axe.ts";
import { openPlan, useSite, words } from "./site.ts";
import { propose } from "./steps.ts";

// The inbox by keyboard alone, by two at once, and without JavaScript.

const site = useSite();
const m = words("en");
const da = words("da");
const unassigned = `/en/desk/${openPlan}?view=unassigned`;

/** Nothing that axe finds, after an interaction. */
async function expectSound(page: Page, after: string, locale = "en") {
  expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale))], after).toEqual([]);
}

/** Goes on with Tab until what `selector` says has the focus. */
async function tabTo(page: Page, selector: string) {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab never came to ${selector}`);
}

describe("the inbox", () => {
  // The newest waits last, so the way on from it is back.
  test("a case is taken, answered with a reason and public, and the one before is open, all by keyboard", async () => {
    const author = await site.visitAs("citizen@samplan.example", { locale: "en" });
    const reference = await propose(author.page, "en", { theme: "More and better open data", title: "Publish the tides as open data", problem: "Sailors guess.", change: "Publish them.", effect: "Fewer run aground." });
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(`/en/desk/${openPlan}/${reference}?view=unassigned#case`);
    await expectSound(page, "the case is open");
    await page.keyboard.press("t");
    await page.waitForURL(/done=taken/);
    await page.keyboard.press("a");
    expect(await page.evaluate(() => document.activeElement?.closest("#answering") !== null), "the focus is at the answer").toBe(true);
    await tabTo(page, "[name=outcome]");
    await page.keyboard.press("Space");
    await tabTo(page, "[name=reason]");
    await page.keyboard.type("The stations measure the tides already.");
    await expectSound(page, "the answer is typed");
    await tabTo(page, "button[value=publish]");
    await page.keyboard.press("Enter");
    await page.waitForURL(/done=answered/);
    await expectSound(page, "the answer is public");
    expect((await site.mailbox.find("citizen@samplan.example", new RegExp(reference))).text).toContain("The stations measure the tides already.");
    await page.keyboard.press("k");
    await page.waitForURL((url) => /\/OGP28-/.test(url.pathname) && !url.pathname.includes(reference));
  });

  test("a case is taken, handed on, undone and noted by keyboard alone", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(unassigned);
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/OGP28-*#case");
    await page.keyboard.press("t");
    await page.waitForURL(/done=taken/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(m.desk.done.taken);
    await page.keyboard.press("u");
    await page.waitForURL(/done=undone/);
    await page.keyboard.press("n");
    await page.keyboard.type("Ask the ministry");
    await page.keyboard.press("Control+Enter");
    await page.waitForURL(/done=noted/);
    await expectSound(page, "a note is written");
    expect(await page.getByText("Ask the ministry").isVisible()).toBe(true);
    await page.keyboard.press("i");
    await page.waitForURL("**/assign*");
    await expectSound(page, "handing on");
  });

  test("cases are searched for, chosen and taken to an act by keyboard alone", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(`/en/desk/${openPlan}`);
    await page.keyboard.press("/");
    await page.keyboard.type("data");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q=data/);
    const shown = await page.locator("a[data-case]").count();
    expect(shown).toBeGreaterThan(1);
    await page.getByText(m.desk.matches(shown, String(shown)), { exact: true }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("x");
    await expectSound(page, "cases are chosen");
    await page.keyboard.press("b");
    await page.getByRole("heading", { level: 1, name: m.bulk.choose.title(2) }).waitFor();
  });

  test("an answer begun with a template is public five keys after the template is chosen", async () => {
    const author = await site.visitAs("citizen@samplan.example", { locale: "en" });
    const reference = await propose(author.page, "en", { theme: "More and better open data", title: "Publish the winds as open data", problem: "Sailors guess.", change: "Publish them.", effect: "Fewer run aground." });
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(`/en/desk/${openPlan}/${reference}#case`);
    await page.keyboard.press("a");
    await page.keyboard.type("Uden for planens");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/template=/);
    await expectSound(page, "the template is filled in");
    await page.keyboard.press("p");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("value"))).toBe("publish");
    await page.keyboard.press("Enter");
    await page.waitForURL(/done=answered/);
  });

  test("the sheet of keys opens with ?, closes with Escape, gives the focus back, and turns the keys off", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(unassigned);
    await page.keyboard.press("j");
    const before = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: m.inbox.keysTitle });
    expect(await sheet.isVisible()).toBe(true);
    await expectSound(page, "the sheet of keys");
    await page.keyboard.press("Escape");
    expect(await sheet.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(before);
    await page.keyboard.press("?");
    await sheet.getByLabel(m.inbox.keysOn).uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("j");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(before);
  });

  test("two who have a case open see each other", async () => {
    const [one, two] = [await site.visitAs("moderator@samplan.example", { locale: "en" }), await site.visitAs("coordinator@samplan.example", { locale: "en" })];
    await one.page.goto(unassigned);
    const address = (await one.page.locator("a[data-case]").first().getAttribute("href"))!;
    await one.page.goto(address);
    await two.page.goto(address);
    expect(await two.page.locator("[data-presence]").innerText()).not.toBe("");
  });

  test("without JavaScript a view is saved, renamed and deleted, on a phone", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "da", javaScript: false, device: "phone" });
    await page.goto(`/da/desk/${openPlan}?type=ngo`);
    await page.getByText(da.inbox.saveView).click();
    await page.getByLabel(da.inbox.viewName).fill("NGO'er");
    await page.getByRole("button", { name: da.inbox.save }).click();
    await page.getByText(da.inbox.viewSaved).waitFor();
    await page.getByRole("link", { name: da.inbox.manageViews }).click();
    await page.getByLabel(da.inbox.viewName).fill("Foreninger");
    await page.getByRole("button", { name: `${da.inbox.rename}: NGO'er` }).click();
    await page.getByText(da.inbox.viewRenamed).waitFor();
    await page.getByRole("button", { name: da.inbox.removeView("Foreninger") }).click();
    await page.getByText(da.inbox.noViews).waitFor();
  });
});
