import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { pdf } from "#tests/support/files.ts";
import { readZip } from "#tests/support/zip.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// OGP's requirements for everybody, and the records behind them, which the plan's coordinators keep.

const site = useSite();

/** Axe waits for timers, which do not run where there is no script. */
async function expectSound(page: Page, { locale, javaScript }: { locale: string; javaScript: boolean }, picture: string) {
  await keepPicture(page, `compliance-${picture}-${locale}`);
  expect([...(javaScript ? await findAxeViolations(page) : []), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
}

const ways = [["on a phone, in Danish", { device: "phone", locale: "da", javaScript: true }], ["at a desktop, in English, without script", { device: "desktop", locale: "en", javaScript: false }]] as const satisfies [string, VisitOptions][];

describe.each(ways)("OGP's requirements, %s", (_, options) => {
  const { locale } = options;
  const m = words(locale);
  const { compliance } = m;
  const { admin } = compliance;
  const plan = `/${locale}/plans/${openPlan}`;

  test("a visitor sees how they stand, goes to what that is based on, and takes the evidence along", async () => {
    const { page } = await site.visit(options);
    await page.goto(plan);
    await page.getByRole("link", { name: compliance.link }).click();
    await page.getByRole("heading", { level: 1, name: compliance.title }).waitFor();
    const website = page.locator("#requirement-2-1");
    expect(await website.getByText(compliance.standings.met).isVisible()).toBe(true);
    expect(await page.locator("#requirement-5-1").getByText(compliance.facts.not_adopted()).isVisible()).toBe(true);
    await page.getByText(compliance.thresholds, { exact: true }).click();
    await expectSound(page, options, "results");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: compliance.pack.link }).click()]);
    const files = readZip(readFileSync(await download.path()));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(["index.html", "index.csv", "compliance.json", "meetings.csv", "manifest.json"]));
    await page.locator("#requirement-1-1 a").first().click();
    await page.getByRole("heading", { level: 1, name: compliance.meetings.title }).waitFor();
    for (const closed of await page.getByText(compliance.meetings.minutes, { exact: true }).all()) await closed.click();
    for (const closed of await page.getByText(m.figures.asTable, { exact: true }).all()) await closed.click();
    await expectSound(page, options, "meetings");
    await page.getByRole("navigation", { name: compliance.nav.label }).getByRole("link", { name: compliance.nav.documents }).click();
    await page.getByRole("heading", { level: 1, name: compliance.documents.title }).waitFor();
    await expectSound(page, options, "documents");
  });

  test("of the plan that is older than the platform what is not known is not known", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/plans/ogp-2017-2019/compliance`);
    const standings = await page.locator("#requirements tbody .sp-tag").allInnerTexts();
    expect(standings.map((text) => text.trim())).toEqual([compliance.standings.not_known, compliance.standings.met, ...Array.from({ length: 6 }, () => compliance.standings.not_known)]);
  });

  test("a coordinator puts in a meeting with its file, corrects what is wrong, and is told of who was faster", async () => {
    const { page, problems } = await site.visitAs("coordinator@samplan.example", options);
    await page.goto(`/${locale}/admin/plans/${openPlan}`);
    await page.getByRole("link", { name: admin.partMeetings, exact: true }).click();
    await page.getByRole("link", { name: admin.meetings.add }).click();
    const title = { da: `Prøvemøde ${locale}`, en: `Trial meeting ${locale}` };
    const field = (name: string, language: "da" | "en") => page.getByLabel(admin.fieldOf(name, language));
    await field(admin.titleField, "da").fill(title.da);
    await page.getByLabel(admin.meetings.kind).selectOption("other");
    await page.getByLabel(admin.meetings.heldOn).fill("2026-01-15");
    await field(admin.meetings.minutes, "da").fill("Vi talte om åbne data.");
    await page.getByRole("button", { name: admin.save, exact: true }).click();
    await page.getByRole("link", { name: m.forms.fieldErrors.record_title_missing }).waitFor();
    await expectSound(page, options, "meeting-errors");
    problems.splice(0);
    // What was typed is still there.
    expect(await field(admin.meetings.minutes, "da").inputValue()).toBe("Vi talte om åbne data.");
    await field(admin.titleField, "en").fill(title.en);
    await page.getByLabel(admin.meetings.place).fill("Torvet 1, ring 010190-1234");
    await page.getByRole("button", { name: admin.save, exact: true }).click();
    await page.getByText(m.forms.cprWarning).waitFor();
    problems.splice(0);
    await page.getByLabel(admin.meetings.place).fill("Torvet 1");
    await page.getByLabel(compliance.meetings.sectors.civil_society).fill("14");
    await page.getByLabel(m.attachments.add).setInputFiles({ name: "referat.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf("referat")) });
    await page.getByRole("button", { name: admin.save, exact: true }).click();
    await page.getByText(admin.added).waitFor();
    await expectSound(page, options, "meeting-list");

    // Two have the form open; the second to save sees what the first did, and loses nothing.
    await page.getByRole("link", { name: title[locale] }).click();
    const { page: other } = await site.visitAs("coordinator@samplan.example", options);
    await other.goto(page.url());
    await other.getByLabel(admin.meetings.place).fill("Sal 1");
    await other.getByRole("button", { name: admin.save, exact: true }).click();
    await other.getByText(admin.saved).waitFor();
    await page.getByLabel(admin.meetings.place).fill("Sal 2");
    await page.getByRole("button", { name: admin.save, exact: true }).click();
    await page.getByText(m.planAdmin.overtaken).waitFor();
    expect(await page.getByText("Sal 1").isVisible()).toBe(true);
    expect(await page.getByLabel(admin.meetings.place).inputValue()).toBe("Sal 2");
    await expectSound(page, options, "meeting-overtaken");
    problems.splice(0);
    await page.getByRole("button", { name: admin.save, exact: true }).click();
    await page.getByText(admin.saved).waitFor();

    await page.goto(`${plan}/meetings`);
    const meeting = page.locator(".sp-meeting", { hasText: title[locale] });
    expect(await meeting.getByText("Sal 2").isVisible()).toBe(true);
    expect(await meeting.getByText(compliance.meetings.attended("14")).isVisible()).toBe(true);
    expect(await meeting.getByRole("link", { name: "referat.pdf" }).isVisible()).toBe(true);
    await page.goto(`/${locale}/admin/plans/${openPlan}/meetings`);
    await page.getByRole("link", { name: title[locale] }).click();
    await page.getByRole("button", { name: admin.remove, exact: true }).click();
    await page.getByText(admin.deleted).waitFor();
    expect(await page.getByRole("link", { name: title[locale] }).count()).toBe(0);
  });

  test("a coordinator sets a threshold, and everybody sees it and that it was changed", async () => {
    const { page, problems } = await site.visitAs("coordinator@samplan.example", options);
    await page.goto(`/${locale}/admin/plans/${openPlan}/compliance`);
    const field = page.getByLabel(compliance.thresholdNames.monthsBetween);
    const before = await field.inputValue();
    await field.fill("99");
    await page.getByRole("button", { name: admin.rules.save }).click();
    await page.locator("#error-summary").waitFor();
    await expectSound(page, options, "rules-errors");
    problems.splice(0);
    const wanted = locale === "da" ? "5" : "4";
    await field.fill(wanted);
    await page.getByRole("button", { name: admin.rules.save }).click();
    await page.getByText(admin.saved).waitFor();
    await page.goto(`${plan}/compliance`);
    await page.getByText(compliance.thresholds, { exact: true }).click();
    expect(await page.getByText(compliance.changeOf("1.1", compliance.thresholdNames.monthsBetween, before, wanted)).isVisible()).toBe(true);
  });
});
