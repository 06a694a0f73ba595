import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { sealEntries } from "#app/domain/audit/seal-entries.server.ts";
import { systemContext } from "#app/server/platform.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// What everybody can see of how a plan goes, and what can be seen afterwards of who did what.

const site = useSite();

/** Axe waits for timers, which do not run where there is no script. */
async function expectSound(page: Page, { locale, javaScript }: { locale: string; javaScript: boolean }, picture: string) {
  await keepPicture(page, `${picture}-${locale}`);
  expect([...(javaScript ? await findAxeViolations(page) : []), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
}

/** The cells of a table, row by row, with its first one. */
const cellsOf = (page: Page, id: string) => page.locator(`#${id} tbody tr`).evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? "")));

/** Follows a link that leads to a file, and answers the lines of it. */
async function linesOf(page: Page, press: () => Promise<void>): Promise<{ name: string; lines: string[] }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), lines: readFileSync(await download.path(), "utf8").replace(/^\uFEFF/, "").trim().split("\n") };
}

const ways = [["on a phone, in Danish", { device: "phone", locale: "da", javaScript: true }], ["at a desktop, in English, without script", { device: "desktop", locale: "en", javaScript: false }]] as const satisfies [string, VisitOptions][];

describe.each(ways)("the figures of a plan, %s", (_, options) => {
  const { locale } = options;
  const { figures } = words(locale);

  test("everybody finds them from the plan, with a table under each chart and a file of each", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/plans/${openPlan}`);
    await page.getByRole("link", { name: figures.link }).click();
    await page.getByRole("heading", { level: 2, name: figures.themeHeading }).waitFor();
    await expectSound(page, options, "figures");
    const tables = page.getByText(figures.asTable, { exact: true });
    expect(await tables.count()).toBe(3);
    for (const table of await tables.all()) await table.click();
    await expectSound(page, options, "figures-tables");

    // What the large numbers say is the sum of the rows, and so does the file.
    const rows = await cellsOf(page, "themes-table");
    const [, received] = rows.at(-1)!;
    expect(rows.slice(0, -1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(Number(received));
    expect(await page.locator(".sp-numbers dd").first().innerText()).toBe(received);
    expect((await cellsOf(page, "over-table")).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(Number(received));
    for (const [file, id] of [["themes", "themes-table"], ["types", "types-table"], ["weeks", "over-table"]] as const) {
      const found = await linesOf(page, () => page.locator(`a[href$="/figures/${file}.csv"]`).click());
      expect(found.name).toBe(`${openPlan}-${file}.csv`);
      expect(found.lines.length, file).toBe((await cellsOf(page, id)).length + 1);
    }
  });

  test("the desk sees beside them where the cases stand and who has them", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    await page.goto(`/${locale}/desk/${openPlan}`);
    await page.getByRole("navigation", { name: words(locale).inbox.otherPages }).getByRole("link", { name: figures.title }).click();
    await page.getByRole("heading", { level: 2, name: figures.desk.stages }).waitFor();
    for (const table of await page.getByText(figures.asTable, { exact: true }).all()) await table.click();
    await expectSound(page, options, "figures-desk");
    const [stages, handlers] = [await cellsOf(page, "stages-table"), await cellsOf(page, "handlers-table")];
    expect(stages.length).toBe(7);
    expect(handlers.map(([name]) => name)).toContain(figures.desk.nobody);
  });
});

describe.each(ways)("the audit trail, %s", (_, options) => {
  const { locale } = options;
  const { audit, admin } = words(locale);

  test("an admin finds an act by what it is about, reads what was before and after, and takes it out as a file", async () => {
    const { page } = await site.visitAs("admin@samplan.example", options);
    await page.goto(`/${locale}/admin/people`);
    await page.getByRole("navigation", { name: admin.nav.label }).getByRole("link", { name: audit.nav }).click();
    await page.getByRole("heading", { level: 1, name: audit.title }).waitFor();
    await expectSound(page, options, "audit");

    const entries = page.getByRole("list", { name: audit.caption }).locator("> li");
    await page.getByText(audit.filters, { exact: true }).click();
    await page.getByLabel(audit.group, { exact: true }).selectOption("desk");
    await page.getByLabel(audit.actor, { exact: true }).selectOption({ label: "Signe Demosen" });
    await page.getByRole("button", { name: audit.apply, exact: true }).click();
    await page.waitForURL(/group=desk/);
    expect(await page.getByLabel(audit.group, { exact: true }).inputValue()).toBe("desk");
    for (const text of await entries.allInnerTexts()) expect(text).toContain("Signe Demosen");
    const taken = entries.filter({ hasText: audit.actions["case.taken_on"]! }).first();
    await taken.locator("summary").click();
    await taken.getByRole("columnheader", { name: audit.before }).waitFor();
    expect(await taken.getByRole("rowheader", { name: audit.fields.assigneeId! }).isVisible()).toBe(true);
    await expectSound(page, options, "audit-filtered");

    const about = await taken.getByRole("link", { name: /OGP28-/ }).innerText();
    const reference = /OGP28-\w-\d+/.exec(about)![0];
    await page.getByLabel(audit.group, { exact: true }).selectOption("");
    await page.getByLabel(audit.actor, { exact: true }).selectOption("");
    await page.getByLabel(audit.subject).fill(reference.toLowerCase());
    await page.getByRole("button", { name: audit.apply, exact: true }).click();
    await page.waitForURL(/subject=ogp28/);
    const shown = await entries.count();
    expect(shown).toBeGreaterThan(1);
    for (const text of await entries.allInnerTexts()) expect(text).toContain(reference);
    const file = await linesOf(page, () => page.getByRole("link", { name: audit.download }).click());
    expect(file.name).toBe("samplan-audit.csv");
    expect(file.lines.length).toBe(shown + 1);

    await page.getByLabel(audit.subject).fill("OGP28-C-9999");
    await page.getByRole("button", { name: audit.apply, exact: true }).click();
    await page.getByText(audit.none, { exact: true }).waitFor();
    await expectSound(page, options, "audit-none");
    // That it was looked at and taken out is in the trail itself.
    await page.getByRole("link", { name: audit.clear }).click();
    await page.getByText(audit.actions["audit.exported"]!, { exact: true }).first().waitFor();
    expect(await page.getByText(audit.actions["audit.read"]!, { exact: true }).count()).toBeGreaterThan(0);
  });

  test("an admin publishes a checkpoint, and everybody sees it", async () => {
    const { platform } = site.server;
    await sealEntries(systemContext(platform, "test"));
    const { page } = await site.visitAs("admin@samplan.example", options);
    await page.goto(`/${locale}/admin/audit`);
    await sealEntries(systemContext(platform, "test"));
    await page.getByRole("button", { name: audit.checkpoints.publish }).click();
    await page.getByText(audit.checkpoints.done.made).waitFor();
    await expectSound(page, options, "audit-published");

    const visitor = await site.visit(options);
    await visitor.page.goto(`/${locale}/audit/checkpoints`);
    await expectSound(visitor.page, options, "audit-checkpoints");
    const [newest] = await cellsOf(visitor.page, "checkpoints");
    const json = await visitor.context.request.get(new URL("/audit/checkpoints.json", site.server.url).href);
    const text = await json.text();
    expect(newest![1]).toMatch(/^[0-9a-f]{64}$/);
    expect(text).toContain(newest![1]);
  });
});

test("a plan's coordinator sees the acts of its plan, and a moderator is told that they may not", async () => {
  const coordinator = await site.visitAs("coordinator@samplan.example", { device: "desktop", locale: "en" });
  const { audit } = words("en");
  await coordinator.page.goto("/en/admin/audit");
  await coordinator.page.getByText(audit.leadPlans).waitFor();
  expect(await coordinator.page.getByRole("button", { name: audit.checkpoints.publish }).count()).toBe(0);
  const moderator = await site.visitAs("moderator@samplan.example", { device: "phone", locale: "en" });
  const refused = await moderator.page.goto("/en/admin/audit");
  expect(refused!.status()).toBe(403);
  expect(await moderator.page.getByRole("list", { name: audit.caption }).count()).toBe(0);
});
