import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// What became of all that was said, for everybody; and who was asked, which the plan's coordinators keep.

const site = useSite();

/** Axe waits for timers, which do not run where there is no script. */
async function expectSound(page: Page, { locale, javaScript }: { locale: string; javaScript: boolean }, picture: string) {
  await keepPicture(page, `outcome-${picture}-${locale}`);
  expect([...(javaScript ? await findAxeViolations(page) : []), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
}

const ways = [["on a phone, in Danish", { device: "phone", locale: "da", javaScript: true }], ["at a desktop, in English, without script", { device: "desktop", locale: "en", javaScript: false }]] as const satisfies [string, VisitOptions][];

describe.each(ways)("the outcome of a plan, %s", (_, options) => {
  const { locale } = options;
  const m = words(locale);
  const { outcome } = m;

  test("a visitor finds it, reads the numbers, narrows the list, goes on in it and takes it along as a file", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/plans/${openPlan}`);
    await page.getByRole("link", { name: outcome.link }).click();
    await page.getByRole("heading", { level: 1, name: outcome.title }).waitFor();
    // The plan still collects: the page does not pretend that it is an account.
    expect(await page.getByRole("heading", { name: outcome.state.collecting }).isVisible()).toBe(true);
    const [received, answered, unanswered] = (await page.locator(".sp-numbers dd").allInnerTexts()).map(Number);
    expect(received).toBe(answered! + unanswered!);
    for (const table of await page.getByText(m.figures.asTable, { exact: true }).all()) await table.click();
    await expectSound(page, options, "tables");
    for (const id of ["flow-theme-table", "flow-type-table"]) {
      const cells = await page.locator(`#${id} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent))));
      expect(cells.slice(0, -1).reduce((sum, [count]) => sum + count!, 0), id).toBe(received);
      for (const [count, ...fates] of cells) expect(fates.reduce((sum, each) => sum + each, 0), id).toBe(count);
    }

    const list = page.locator("#list");
    expect(await list.locator("li.sp-fate").count()).toBe(40);
    await list.getByRole("link", { name: m.shell.next }).click();
    await page.waitForURL(/cursor=/);
    expect(await list.locator("li.sp-fate").count()).toBe(received! - 40);
    await list.getByLabel(outcome.filter.fate).selectOption("partly_adopted");
    await list.getByRole("button", { name: outcome.filter.apply }).click();
    await page.waitForURL(/fate=partly_adopted/);
    expect(await list.locator("li.sp-fate").count()).toBe(2);
    expect(new Set(await list.locator("li.sp-fate .sp-tag").allInnerTexts())).toEqual(new Set([m.words.statuses.partly_adopted]));
    await expectSound(page, options, "narrowed");
    await list.getByLabel(outcome.filter.type).selectOption("authority");
    await list.getByRole("button", { name: outcome.filter.apply }).click();
    await page.getByText(outcome.listNone).waitFor();
    await expectSound(page, options, "none");

    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: outcome.download }).click()]);
    expect(download.suggestedFilename()).toBe(`${openPlan}-${outcome.fileName}.csv`);
    const file = readFileSync(await download.path(), "utf8");
    expect(file.startsWith(`\uFEFF${outcome.columns.reference},`)).toBe(true);
    expect(new Set([...file.matchAll(/^OGP28-[A-Z]-[\d.]+/gm)].map(([reference]) => reference)).size).toBe(received);
  });

  test("of the plan that is older than the platform it says what is known, with sources, and what is not", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/plans/ogp-2017-2019/outcome`);
    await page.getByRole("heading", { name: outcome.unknown.title }).waitFor();
    expect(await page.getByText(outcome.unknown.lengthOf(outcome.days(59))).isVisible()).toBe(true);
    expect(await page.getByRole("heading", { name: m.plans.notKnown }).isVisible()).toBe(true);
    expect(await page.locator("main a[href^='https://www.opengovpartnership.org']").count()).toBeGreaterThan(0);
    expect(await page.locator(".sp-numbers").count()).toBe(0);
    await expectSound(page, options, "not-known");
  });

  test("a coordinator adds who was asked, says which organisation one is, and takes one off again", async () => {
    const { page, problems } = await site.visitAs("coordinator@samplan.example", options);
    await page.goto(`/${locale}/plans/${openPlan}/outcome`);
    await page.getByRole("link", { name: outcome.consultedManage }).click();
    const { consulted } = m;
    await page.getByRole("heading", { level: 1, name: consulted.title }).waitFor();
    await page.getByRole("button", { name: consulted.add, exact: true }).click();
    await page.getByRole("link", { name: m.forms.fieldErrors.party_type_missing }).waitFor();
    await expectSound(page, options, "parties-errors");
    // The form came back with what is missing, as it was asked to.
    problems.splice(0);
    const [one, other] = [`Prøveskovens Venner ${locale}`, `Demodalens Råd ${locale}`];
    await page.getByLabel(consulted.name, { exact: true }).fill(one);
    await choose(page.getByRole("radio", { name: consulted.types.ngo }).first());
    await page.getByRole("button", { name: consulted.add, exact: true }).click();
    await page.getByText(consulted.added(1)).waitFor();
    await page.getByLabel(consulted.lines).fill(`${one.toUpperCase()}\n\n${other}`);
    await choose(page.getByRole("radio", { name: consulted.types.authority }).last());
    await page.getByRole("button", { name: consulted.addLines }).click();
    await page.getByText(consulted.there(1)).waitFor();
    await expectSound(page, options, "parties");

    await page.getByRole("row", { name: one }).getByRole("link", { name: consulted.identify }).click();
    await page.getByText(consulted.who.none).waitFor();
    await page.getByLabel(consulted.who.search).fill("åben forvaltning");
    await page.getByRole("button", { name: consulted.who.searchSubmit }).click();
    await choose(page.getByRole("radio", { name: "Demoforbundet for Åben Forvaltning" }));
    await expectSound(page, options, "party");
    await page.getByRole("button", { name: consulted.who.save }).click();
    await page.getByText(consulted.done.identified).waitFor();
    expect(await page.getByRole("row", { name: one }).getByText(consulted.answered, { exact: true }).isVisible()).toBe(true);
    await page.getByRole("button", { name: `${consulted.remove}${consulted.removeOf(other)}` }).click();
    await page.getByText(consulted.done.removed).waitFor();

    await page.getByRole("link", { name: consulted.toOutcome }).click();
    expect(await page.getByRole("row", { name: one }).getByText(outcome.yes, { exact: true }).isVisible()).toBe(true);
    expect(await page.getByText(other).count()).toBe(0);
  });
});
