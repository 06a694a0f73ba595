import { and, asc, eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// A moderator asks a coordinator to assess a case; both do; one declares an interest in another case; an authority is asked and answers.

const site = useSite();
const moderator = "moderator@samplan.example";
const coordinator = "coordinator@samplan.example";

/** One of the cases that nobody has taken on, the first first. */
async function openCase(place: number): Promise<string> {
  const { store } = site.server.platform;
  const { proposals: p } = store.tables;
  const rows = await store.read.select({ reference: p.reference }).from(p).where(and(eq(p.status, "received"), eq(p.isHidden, false))).orderBy(asc(p.submittedAt));
  return rows[place]!.reference;
}

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, 0],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, 1],
] as const satisfies [string, "da" | "en", VisitOptions, number][])("assessment, %s", (_, locale, options, place) => {
  const m = words(locale);
  const w = m.assessment;
  let reference = "";
  let path = "";
  beforeAll(async () => {
    reference = await openCase(place);
    path = `/${locale}/desk/${openPlan}/${reference}`;
  });

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `assessment-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }
  const groups = (page: Page) => page.locator("form.sp-assess fieldset");
  async function scoreAll(page: Page, score: number, first = score) {
    const count = await groups(page).count();
    expect(count).toBe(8);
    for (let index = 0; index < count; index += 1) await choose(groups(page).nth(index).getByRole("radio").nth(index === 0 ? first : score));
  }

  test("is asked for, made apart and compared", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(path);
    await expectSound(page, "case");
    await page.goto(`${path}/assessors`);
    await page.getByRole("button", { name: w.assignSend }).click();
    await page.getByRole("alert").getByRole("link", { name: w.problems.assessors_missing! }).waitFor();
    await expectSound(page, "assign-error");
    const boxes = page.locator("input[name=assessors]");
    expect(await boxes.count()).toBeGreaterThan(1);
    for (const label of await page.locator(".form-group-checkbox label").all()) await label.click();
    await page.getByRole("button", { name: w.assignSend }).click();
    await page.getByText(w.done.assessorsAsked).waitFor();
    await expectSound(page, "assigned");

    await page.goto(`/${locale}/desk/${openPlan}/assessments`);
    await expectSound(page, "mine");
    await page.locator(`a[href$="/${reference}/assess"]`).click();
    await page.getByRole("heading", { level: 1, name: w.assessTitle(reference) }).waitFor();
    await expectSound(page, "grid");
    await page.getByRole("button", { name: w.submit }).click();
    await page.getByRole("alert").getByRole("link").first().waitFor();
    await expectSound(page, "grid-error");
    await scoreAll(page, 2);
    await page.getByLabel(w.note, { exact: true }).fill("Klart problem ✓");
    await page.getByRole("button", { name: w.save }).click();
    await page.getByText(w.done.assessmentSaved).waitFor();
    await page.goto(`${path}/assess`);
    expect(await page.getByLabel(w.note, { exact: true }).inputValue()).toBe("Klart problem ✓");
    await page.getByRole("button", { name: w.submit }).click();
    await page.getByText(w.done.assessmentSubmitted).waitFor();

    const other = await site.visitAs(coordinator, options);
    await other.page.goto(path);
    await other.page.getByText(w.hiddenScores).waitFor();
    expect(await other.page.getByText("Klart problem ✓").count()).toBe(0);
    await other.page.goto(`${path}/assess`);
    await scoreAll(other.page, 2, 0);
    await other.page.getByRole("button", { name: w.submit }).click();
    await other.page.getByText(w.done.assessmentSubmitted).waitFor();
    await other.page.getByText(w.differences(1)).waitFor();
    expect(await other.page.getByText("Klart problem ✓").isVisible()).toBe(true);
    await expectSound(other.page, "scores");
    await other.page.goto(`/${locale}/desk/${openPlan}/assessments?view=differences`);
    await other.page.locator(`a[href*="/${reference}"]`).waitFor();
    await expectSound(other.page, "differences");
  });

  test("is given out by rules, by criteria that coordinators change", async () => {
    const { page } = await site.visitAs(coordinator, options);
    await page.goto(`/${locale}/desk/${openPlan}/assessments?view=all`);
    await expectSound(page, "all");
    await page.getByRole("link", { name: w.list.toRules }).click();
    await page.locator("form .form-group-checkbox label").first().click();
    await page.getByRole("button", { name: new RegExp(`^${w.rules.save}`) }).first().click();
    await page.getByText(w.rules.saved).waitFor();
    await expectSound(page, "rules");
    await page.locator("form .form-group-checkbox label").first().click();
    await page.getByRole("button", { name: new RegExp(`^${w.rules.save}`) }).first().click();
    await page.getByText(w.rules.saved).waitFor();
    await page.goto(`/${locale}/desk/${openPlan}/criteria`);
    await page.locator("main summary").first().click();
    await page.locator("form[method=post] input[name=titleDa]").first().fill("");
    await page.getByRole("button", { name: w.criteria.save }).first().click();
    await page.getByRole("alert").getByRole("link").first().waitFor();
    await expectSound(page, "criteria-error");
    await page.locator("form[method=post] input[name=titleDa]").first().fill("Åbenhed som formål");
    await page.getByRole("button", { name: w.criteria.save }).first().click();
    await page.getByText(w.criteria.saved).waitFor();
    await expectSound(page, "criteria");
  });

  test("takes the answer of an authority in, from the link in its mail", async () => {
    const address = `styrelsen-${locale}@myndighed.example`;
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`${path}/authority`);
    await page.getByRole("button", { name: w.authority.send }).click();
    await page.getByRole("alert").getByRole("link", { name: w.problems.authority_missing! }).waitFor();
    await expectSound(page, "ask-error");
    await page.getByLabel(w.authority.name, { exact: true }).fill("Styrelsen for Å & Ø");
    await page.getByLabel(w.authority.email).fill(address);
    await page.getByLabel(w.authority.question, { exact: true }).fill("Kan det lade sig gøre?");
    await page.getByRole("button", { name: w.authority.send }).click();
    await page.getByText(w.done.authorityAsked).waitFor();
    await expectSound(page, "asked");

    const mail = await site.mailbox.find(address, new RegExp(reference));
    const visitor = await site.visit(options);
    await visitor.page.goto(mail.links.find((link) => link.includes("/authority/"))!);
    await visitor.page.getByText("Kan det lade sig gøre?").waitFor();
    await expectSound(visitor.page, "answer");
    await visitor.page.getByRole("textbox", { name: w.answer.answer, exact: true }).fill("Ja, i 2029.");
    await visitor.page.getByRole("button", { name: w.answer.send }).click();
    await visitor.page.getByRole("alert").getByRole("link", { name: w.problems.answered_by_missing! }).waitFor();
    expect(await visitor.page.getByRole("textbox", { name: w.answer.answer, exact: true }).inputValue()).toBe("Ja, i 2029.");
    await expectSound(visitor.page, "answer-error");
    await visitor.page.getByLabel(w.answer.answeredBy).fill("Bo Bo, chefkonsulent");
    await visitor.page.getByRole("button", { name: w.answer.send }).click();
    await visitor.page.getByText(w.answer.sent).waitFor();
    await expectSound(visitor.page, "answered");

    await page.goto(path);
    expect(await page.getByText("Ja, i 2029.").isVisible()).toBe(true);
    expect(await page.getByText("Bo Bo, chefkonsulent").isVisible()).toBe(true);
    await site.mailbox.find(moderator, new RegExp(`Styrelsen for Å & Ø.*${reference}`));
  });

  test("is left to others by who has an interest, who then decides nothing", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`${path}/conflict`);
    await expectSound(page, "conflict");
    await page.getByLabel(w.conflict.note).fill("Vi er naboer");
    await page.getByRole("button", { name: w.conflict.send }).click();
    await page.getByText(w.done.conflictDeclared).waitFor();
    await page.getByText(w.conflict.mine).first().waitFor();
    expect(await page.getByRole("button", { name: m.desk.answer.send }).count()).toBe(0);
    await expectSound(page, "declared");
    await page.getByRole("link", { name: w.conflict.takeBack }).click();
    await page.getByRole("button", { name: w.conflict.takeBack }).click();
    await page.getByRole("alert").getByRole("link", { name: w.problems.conflict_reason_missing! }).waitFor();
    await expectSound(page, "take-back-error");
    await page.getByLabel(w.conflict.reason).fill("En anden af samme navn");
    await page.getByRole("button", { name: w.conflict.takeBack }).click();
    await page.getByText(w.done.conflictTakenBack).waitFor();
    expect(await page.getByRole("button", { name: m.desk.answer.send }).count()).toBe(1);
  });
});

test("opens by the key e from a case", async () => {
  const { page } = await site.visitAs(moderator);
  await page.goto(`/da/desk/${openPlan}/${await openCase(2)}#case`);
  await page.locator("#case").focus();
  await page.keyboard.press("e");
  await page.waitForURL(/\/assess/);
});
