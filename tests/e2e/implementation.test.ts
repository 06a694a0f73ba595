import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { startFileMaker } from "#app/server/file-maker.ts";
import { addDays, dayOf } from "#app/lib/danish-day.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import { carryOut } from "#tests/support/carried-out.ts";
import { pdf } from "#tests/support/files.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// An adopted plan is carried out: staff and an authority report on its milestones, the reviewers' coding is entered, and the self-assessment is published.

const site = useSite();
const coordinator = "coordinator@samplan.example";
const [first, second] = ["OGP28-I-91", "OGP28-I-92"];
const authority = "ansvarlig@samplan.example";

beforeAll(async () => {
  const { store } = site.server.platform;
  const { plans, themes } = store.tables;
  const [plan] = await store.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, openPlan));
  const ofPlan = { id: plan!.id, themes: await store.read.select({ id: themes.id }).from(themes).where(eq(themes.planId, plan!.id)) };
  const today = dayOf(new Date());
  // Without a mailbox, so that the worker reminds nobody meanwhile.
  await carryOut(store, ofPlan, { reference: first, number: "1.1", starts: addDays(today, -60), ends: [addDays(today, 40), addDays(today, 400)], email: "" });
  await carryOut(store, ofPlan, { reference: second, number: "1.2", starts: addDays(today, -60), ends: [addDays(today, -20), addDays(today, 200)], email: "" });
});

async function expectSound(page: Page, locale: Locale) {
  await page.evaluate(() => { for (const details of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) details.open = true; });
  expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), page.url()).toEqual([]);
}

test("staff report on a milestone with evidence, and everybody sees how far the plan is, in Danish on a phone, with JavaScript", async () => {
  const locale = "da";
  const { implementation: m, forms: { fieldErrors }, attachments } = words(locale);
  const { page } = await site.visitAs(coordinator, { device: "phone", javaScript: true, locale });
  await page.goto(`/${locale}/desk/${openPlan}/progress`);
  await page.getByText(m.desk.overdue(1)).waitFor();
  await page.getByText(m.desk.notReminded).waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "progress-desk-da-phone");
  await page.getByRole("link", { name: m.desk.openOf(first) }).click();
  const send = page.getByRole("button", { name: m.form.send });
  await send.click();
  for (const problem of [fieldErrors.milestone_missing, fieldErrors.completion_missing, fieldErrors.progress_missing]) await page.locator("#error-summary").getByRole("link", { name: problem }).waitFor();
  await expectSound(page, locale);
  await page.getByText("1. Milepæl nummer 1", { exact: true }).click();
  await page.getByText(m.levels.substantial, { exact: true }).last().click();
  await page.getByLabel(m.form.body).fill("Siden er bygget.\n\nNu mangler kun prøven med borgere.");
  await page.getByLabel(m.form.url(1)).fill("javascript:alert(1)");
  await page.getByLabel(attachments.add).setInputFiles([{ name: "referat.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf("referat")) }]);
  await send.click();
  await page.locator("#error-summary").getByRole("link", { name: new RegExp(fieldErrors.evidence_url_wrong.slice(0, 30)) }).waitFor();
  expect(await page.getByLabel(m.form.body).inputValue()).toContain("prøven med borgere");
  await keepPicture(page, "progress-form-da-phone");
  await page.getByLabel(m.form.url(1)).fill("https://example.dk/side");
  await page.getByLabel(m.form.label(1)).fill("Den nye side");
  await page.getByLabel(attachments.add).setInputFiles([{ name: "referat.pdf", mimeType: "application/pdf", buffer: Buffer.from(pdf("referat")) }]);
  await send.click();
  await page.getByRole("status").filter({ hasText: m.form.sent }).waitFor();
  await expectSound(page, locale);

  const reader = (await site.visit({ device: "phone", javaScript: true, locale })).page;
  await reader.goto(`/${locale}/initiatives/${first}`);
  await reader.getByText(m.initiative.reportedOf(1, 2)).waitFor();
  await reader.getByRole("link", { name: "Den nye side" }).waitFor();
  const file = await reader.request.get(await reader.getByRole("link", { name: "referat.pdf" }).getAttribute("href") ?? "");
  expect(file.headers()["content-type"]).toContain("application/pdf");
  await expectSound(reader, locale);
  await keepPicture(reader, "progress-initiative-da-phone");
  await reader.goto(`/${locale}/plans/${openPlan}/initiatives`);
  await reader.getByText(m.progressIs(m.levels.limited)).waitFor();
  await expectSound(reader, locale);
  await keepPicture(reader, "progress-list-da-phone");
  await reader.goBack();
  await reader.getByRole("link", { name: m.initiative.seePlan }).click();
  await reader.getByText(m.plan.timelineFinding(1)).waitFor();
  await keepPicture(reader, "progress-plan-da-phone");
  await expectSound(reader, locale);
  const csv = await (await reader.request.get(`/${locale}/plans/${openPlan}/progress.csv`)).text();
  expect(csv).toContain(m.levels.substantial);

  // The report turns out to hold what it must not: it is hidden, and what is left says why.
  const { hide } = m.desk;
  const { words: { hideReasons } } = words(locale);
  await page.reload();
  await page.getByText(new RegExp(`^${hide.open}`)).click();
  await page.getByRole("button", { name: new RegExp(`^${hide.send} \\(`) }).click();
  await page.locator("#error-summary").getByRole("link").waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "progress-hide-da-phone");
  await page.getByText(new RegExp(`^${hideReasons.personal_data}$`, "i")).click();
  await page.getByRole("button", { name: new RegExp(`^${hide.send} \\(`) }).click();
  await page.getByRole("status").filter({ hasText: hide.hidden }).waitFor();
  await page.getByRole("link", { name: new RegExp(`^${hide.read}`) }).click();
  await page.getByText("Siden er bygget.").waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "progress-hidden-da-phone");
  await reader.goto(`/${locale}/initiatives/${first}`);
  await reader.getByText(m.hidden(hideReasons.personal_data)).waitFor();
  expect(await reader.getByText("Siden er bygget.").count()).toBe(0);
  expect((await reader.request.get(file.url())).status()).toBe(404);
  await keepPicture(reader, "progress-initiative-hidden-da-phone");
}, 120_000);

test("an authority reports by its link, the coding is entered and the self-assessment published, in English on a desktop, without JavaScript", async () => {
  const locale = "en";
  const { implementation: m, publications } = words(locale);
  const { page } = await site.visitAs(coordinator, { device: "desktop", javaScript: false, locale });
  // Axe needs scripts, so it looks at the same pages in another visit.
  const looker = (await site.visitAs(coordinator, { device: "desktop", javaScript: true, locale })).page;
  const look = async (path: string) => {
    await looker.goto(path);
    await expectSound(looker, locale);
  };
  await page.goto(`/${locale}/desk/${openPlan}/initiatives/${second}/progress`);
  await page.getByText(m.desk.parties.sendTo("Demostyrelsen")).click();
  await page.getByLabel(m.desk.parties.email).fill(authority);
  await page.getByRole("button", { name: m.desk.parties.sendTo("Demostyrelsen") }).click();
  await page.getByText(m.desk.parties.sent).waitFor();
  await keepPicture(page, "progress-desk-en-desktop");

  const link = (await site.mailbox.find(authority, /How far are you/)).links[0]!;
  const visitor = (await site.visit({ device: "desktop", javaScript: false, locale })).page;
  await visitor.goto(new URL(link).pathname);
  await visitor.getByText(m.reporting.lead("Demostyrelsen")).waitFor();
  expect(await findSidewaysScroll(visitor)).toBeNull();
  await visitor.getByText("1. Milepæl nummer 1 (en)", { exact: true }).click();
  await visitor.locator('[name="completion"][value="complete"]').check({ force: true });
  await visitor.getByLabel(m.form.body).fill("All meetings are open now.");
  await visitor.getByRole("button", { name: m.form.send }).click();
  await visitor.getByText(m.form.sent).waitFor();
  await look(new URL(link).pathname);
  await keepPicture(visitor, "progress-link-en-desktop");
  // The link of the time when it was a draft leads on.
  await visitor.goto(new URL(link).pathname.replace(/\/progress$/, ""));
  expect(new URL(visitor.url()).pathname).toBe(new URL(link).pathname);

  // It is stopped, and another party is added.
  const { parties } = m.desk;
  const { initiativeDesk: { parties: naming }, initiativeTemplate: { authorityRoles, authoritySectors } } = words(locale);
  await page.goto(`/${locale}/desk/${openPlan}/initiatives/${second}/progress`);
  await page.getByText(parties.add).click();
  await page.getByLabel(naming.name).fill("Foreningen");
  await page.getByText(authorityRoles.supporting, { exact: true }).last().click();
  await page.getByText(authoritySectors.civil_society, { exact: true }).last().click();
  await page.getByRole("button", { name: naming.send, exact: true }).click();
  await page.getByText(parties.named).waitFor();
  await page.getByText(parties.sendTo("Demostyrelsen")).click();
  await page.getByRole("button", { name: parties.stopOf("Demostyrelsen") }).click();
  await page.getByText(parties.stopped).waitFor();
  await look(new URL(page.url()).pathname);
  await keepPicture(looker, "progress-parties-en-desktop");
  expect((await visitor.goto(new URL(link).pathname))!.status()).toBe(404);
  expect(await visitor.getByText(m.reporting.lead("Demostyrelsen")).count()).toBe(0);

  await page.goto(`/${locale}/desk/${openPlan}/initiatives/${second}/coding`);
  await page.getByLabel(m.coding.keys.potential).selectOption("modest");
  await page.getByLabel(m.coding.form.sourceUrl).fill("https://example.org/irm");
  await page.getByRole("button", { name: m.coding.form.save }).click();
  await page.getByText(m.coding.form.saved).waitFor();
  await look(new URL(page.url()).pathname);
  await page.goto(`/${locale}/initiatives/${second}`);
  await page.getByText(m.reportedBy("Demostyrelsen", "").replace(/, $/, "")).first().waitFor();
  await page.getByText(m.coding.potential.modest, { exact: true }).waitFor();
  await keepPicture(page, "progress-initiative-en-desktop");
  await page.goto(`/${locale}/plans/${openPlan}/progress`);
  await keepPicture(page, "progress-plan-en-desktop");

  const report = `/${locale}/admin/plans/${openPlan}/report`;
  await looker.goto(report);
  await page.goto(report);
  await page.locator('[name="part.results.en"]').fill("The meetings are open.");
  await page.getByRole("button", { name: m.report.save }).click();
  await page.getByText(m.report.saved).waitFor();
  // Whoever began before that is shown both texts.
  await looker.locator('[name="part.results.en"]').fill("Everything is open.");
  const [answer] = await Promise.all([looker.waitForResponse((response) => response.request().method() === "POST"), looker.getByRole("button", { name: m.report.save }).click()]);
  expect(answer.status()).toBe(409);
  await looker.getByText(m.report.overtaken(1)).waitFor();
  await looker.locator("dd", { hasText: "The meetings are open." }).waitFor();
  expect(await looker.locator('[name="part.results.en"]').inputValue()).toBe("Everything is open.");
  await expectSound(looker, locale);
  await keepPicture(page, "progress-report-en-desktop");
  await page.getByRole("link", { name: m.report.preview }).click();
  await page.getByText("The meetings are open.").first().waitFor();
  await page.locator('[name="overrideDa"]').fill("Det haster.");
  await page.locator('[name="overrideEn"]').fill("It is urgent.");
  await page.locator('[name="confirmed"]').check({ force: true });
  await page.getByRole("button", { name: publications.admin.publish.report }).click();
  await page.getByText(m.report.published, { exact: true }).waitFor();
  await page.goto(`/${locale}/plans/${openPlan}`);
  await page.getByRole("link", { name: publications.onPlan.report }).click();
  await page.getByText("All meetings are open now.").waitFor();
  await look(new URL(page.url()).pathname);
  await keepPicture(page, "progress-publication-en-desktop");

  const { platform } = site.server;
  const maker = startFileMaker(platform, async (_, kept, language) => documentOf(kept, language, platform.env.PUBLIC_URL));
  try {
    await expect.poll(async () => (await page.request.get(`/${locale}/plans/${openPlan}/report.pdf`)).headers()["content-type"], { timeout: 40_000, interval: 500 }).toBe("application/pdf");
  } finally {
    await maker.stop();
  }
}, 180_000);
