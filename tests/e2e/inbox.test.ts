import { describe, expect, test } from "vitest";
import { openPlan, useSite, words } from "./site.ts";

// The inbox by keyboard alone, by two at once, and without JavaScript.

const site = useSite();
const m = words("en");
const da = words("da");
const unassigned = `/en/desk/${openPlan}?view=unassigned`;

describe("the inbox", () => {
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
    expect(await page.getByText("Ask the ministry").isVisible()).toBe(true);
    await page.keyboard.press("i");
    await page.waitForURL("**/assign*");
  });

  test("the sheet of keys opens with ?, closes with Escape, gives the focus back, and turns the keys off", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(unassigned);
    await page.keyboard.press("j");
    const before = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: m.inbox.keysTitle });
    expect(await sheet.isVisible()).toBe(true);
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
