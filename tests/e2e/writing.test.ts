import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose, fillProposal, readProposal, submitWritten, type Proposal } from "./steps.ts";

// Somebody writes, is shown what others wrote already, and says more of the text than plain words can.

const site = useSite();
const formatted = "Der er **tre** grunde:\n\n- *den ene*\n- [rapporten](https://dst.dk/a)\n\nسلام";
const danish: Proposal = { theme: "Flere og bedre åbne data", title: "Åbne data om aktindsigter", problem: formatted, change: "Læg dem ud.", effect: "Flere kan se dem." };
const english: Proposal = { theme: "More and better open data", title: "Åbne data om aktindsigter", problem: formatted, change: "Publish them.", effect: "More people see them." };

/** How far down the page something stands, however far that is scrolled. */
const placeOf = (of: Locator) => of.evaluate((element) => Math.round(element.getBoundingClientRect().top + scrollY));

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Proposal][])("writing a proposal, %s", (_, locale, options, proposal) => {
  const m = words(locale);
  const { writing } = m;
  const write = `/${locale}/plans/${openPlan}/proposals/new`;

  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `writing-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  test("one is shown similar proposals, and the way to one keeps the draft", async () => {
    const { page } = await site.visitAs("karen@samplan.example", options);
    await page.goto(write);
    await fillProposal(page, locale, proposal);
    if (options.javaScript) {
      // The line unfolds where one wants it, and nothing moved when it came.
      const problem = page.getByLabel(m.proposals.write.problem, { exact: true });
      await page.getByText(writing.similar.title).waitFor();
      expect(await page.locator("[data-similar-said]").textContent()).toBe(writing.similar.said(3));
      const before = await placeOf(problem);
      await page.getByLabel(m.proposals.write.titleLabel, { exact: true }).fill("xyzzy");
      await page.getByText(writing.similar.title).waitFor({ state: "detached" });
      expect(await page.locator("[data-similar-said]").textContent()).toBe(writing.similar.said(0));
      expect(await placeOf(problem)).toBe(before);
      await page.getByLabel(m.proposals.write.titleLabel, { exact: true }).fill(proposal.title);
      await page.getByText(writing.similar.title).click();
      await expectSound(page, "hint");
    } else {
      await page.getByRole("button", { name: m.proposals.write.review }).click();
      await page.getByRole("heading", { name: writing.similar.title }).waitFor();
      await expectSound(page, "hint");
    }
    const ways = page.getByRole("link", { name: writing.similar.instead });
    expect(await ways.count()).toBe(3);
    await ways.first().click();
    await page.waitForURL(/\/proposals\/OGP28-/);
    await page.goto(write);
    const { theme: __, ...texts } = proposal;
    expect(await readProposal(page, locale)).toEqual(texts);
  });

  test("the text has its formatting, topics and language, on the way and when it is sent", async () => {
    const { page } = await site.visitAs("karen@samplan.example", options);
    await page.goto(`${write}?new=1`);
    await fillProposal(page, locale, { ...proposal, title: `Lystfiskeri ${locale}` });
    await page.getByText(writing.formatting.summary).click();
    await page.getByText(writing.formatting.list).waitFor();
    await page.getByLabel(writing.language).selectOption("ar");
    await page.getByText(writing.tags.summary).click();
    await choose(page.getByRole("checkbox", { name: writing.ogpValues.transparency }));
    await choose(page.getByRole("checkbox", { name: writing.policyAreas.justice! }));
    await expectSound(page, "topics");
    // What is chosen is saved like what is typed.
    if (options.javaScript) await page.getByText(locale === "da" ? /^Gemt kl\. / : /^Saved at /).waitFor();
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("heading", { level: 1, name: m.proposals.review.title }).waitFor();
    expect(await page.locator(".sp-prose--formatted strong").first().innerText()).toBe("tre");
    expect(await page.getByRole("list", { name: writing.tags.title }).innerText()).toContain(writing.policyAreas.justice);
    await expectSound(page, "review");
    await page.getByRole("link", { name: m.proposals.review.edit, exact: true }).click();
    expect(await page.getByLabel(writing.language).inputValue()).toBe("ar");
    await page.getByText(writing.tags.chosen(2)).click();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(2);
    const reference = await submitWritten(page, locale);
    await page.goto(`/${locale}/proposals/${reference}`);
    expect(await page.locator(".sp-document li").allInnerTexts()).toEqual(expect.arrayContaining(["den ene", "rapporten (dst.dk)"]));
    expect(await page.locator('.sp-document [lang="ar"][dir="auto"]').count()).toBe(3);
    expect(await page.getByText(m.proposals.page.inLanguage(m.words.languages.ar!)).isVisible()).toBe(true);
    await expectSound(page, "proposal");
    await page.getByRole("link", { name: writing.policyAreas.justice! }).click();
    await page.getByRole("link", { name: `Lystfiskeri ${locale}` }).waitFor();
    await expectSound(page, "list");
    await page.getByRole("link", { name: writing.tags.remove(writing.policyAreas.justice!) }).click();
    await page.waitForURL(/\/proposals$/);
  });
});

test("at a desktop the similar proposals stand open beside the title, and take no place from the fields", async () => {
  const m = words("da");
  const { page } = await site.visit({ device: "desktop", locale: "da" });
  await page.goto(`/da/plans/${openPlan}/proposals/new`);
  const problem = page.getByLabel(m.proposals.write.problem, { exact: true });
  const before = await placeOf(problem);
  await page.getByLabel(m.proposals.write.titleLabel, { exact: true }).fill(danish.title);
  await page.getByRole("link", { name: m.writing.similar.instead }).first().waitFor();
  expect(await placeOf(problem)).toBe(before);
  expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, "da")), await findSidewaysScroll(page)].filter(Boolean)).toEqual([]);
});

test("without a connection the page says so, keeps the text, sends nothing into the void, and saves when it is back", async () => {
  const m = words("en");
  const { page, context, problems } = await site.visit({ device: "phone", locale: "en" });
  await page.goto(`/en/plans/${openPlan}/proposals/new`);
  await fillProposal(page, "en", english);
  await page.getByText(/^Saved at /).waitFor();
  await context.setOffline(true);
  await page.getByLabel(m.proposals.write.effect, { exact: true }).fill("Typed in a tunnel.");
  const state = page.getByRole("status").filter({ hasText: m.writing.offline });
  await state.waitFor();
  await page.getByRole("button", { name: m.proposals.write.review }).click();
  expect(await page.getByLabel(m.proposals.write.effect, { exact: true }).inputValue()).toBe("Typed in a tunnel.");
  expect(await state.isVisible()).toBe(true);
  await context.setOffline(false);
  await page.getByText(/^Saved at /).waitFor();
  await page.reload();
  expect((await readProposal(page, "en")).effect).toBe("Typed in a tunnel.");
  problems.splice(0);
});
