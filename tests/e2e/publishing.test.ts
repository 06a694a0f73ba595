import { createHash } from "node:crypto";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { startFileMaker } from "#app/server/file-maker.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// A coordinator adopts the plan after its deadline although something is missing, and publishes a correction and the accounting.

const site = useSite();
const coordinator = "coordinator@samplan.example";
const day = 24 * 3600 * 1000;

async function expectSound(page: Page, locale: Locale, withAxe = true) {
  expect([...(withAxe ? await findAxeViolations(page) : []), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), page.url()).toEqual([]);
}

/** Fetches until the file is made. */
async function fetchFile(page: Page, path: string): Promise<{ type: string; bytes: Buffer }> {
  for (let tries = 0; ; tries += 1) {
    const response = await page.request.get(path);
    if (response.ok()) return { type: response.headers()["content-type"] ?? "", bytes: await response.body() };
    expect(response.status()).toBe(503);
    if (tries === 120) throw new Error(`${path} is not made`);
    await new Promise((resolve) => { setTimeout(resolve, 500); });
  }
}

test("a plan is adopted, in Danish on a phone, with JavaScript", async () => {
  const locale = "da";
  const { publications: m, forms: { fieldErrors }, planAdmin } = words(locale);
  const publication = `/${locale}/admin/plans/${openPlan}/publication`;
  const early = await site.visitAs(coordinator, { device: "phone", javaScript: true, locale });
  await early.page.goto(`/${locale}/admin/plans/${openPlan}`);
  await early.page.getByRole("link", { name: planAdmin.parts.publication }).click();
  await early.page.getByText(m.admin.blocked).waitFor();
  expect(await early.page.getByRole("button", { name: m.admin.publish.plan }).count()).toBe(0);
  await expectSound(early.page, locale);

  // When the deadline for proposals is over.
  site.server.moveClock(40 * day);
  const { page } = await site.visitAs(coordinator, { device: "phone", javaScript: true, locale });
  await page.goto(publication);
  await expectSound(page, locale);
  await keepPicture(page, "publication-missing-da-phone");
  await page.getByLabel(`${m.admin.override} (${m.admin.inDanish})`).first().fill("Regeringen har sat fristen. De ubesvarede får svar inden jul.");
  await page.getByRole("button", { name: m.admin.publish.plan }).click();
  await page.locator("#error-summary").getByRole("link", { name: fieldErrors.publication_not_confirmed }).waitFor();
  await expectSound(page, locale);
  expect(await page.getByLabel(`${m.admin.override} (${m.admin.inDanish})`).first().inputValue()).toContain("inden jul");
  await page.locator("#publish-plan").getByText(m.admin.confirmHint.plan).click();
  await page.getByRole("button", { name: m.admin.publish.plan }).click();
  await page.locator("#error-summary").getByRole("link", { name: new RegExp(fieldErrors.override_missing) }).waitFor();
  await page.getByLabel(`${m.admin.override} (${m.admin.inEnglish})`).first().fill("The government has set the date. Those unanswered get an answer before Christmas.");
  await page.getByRole("button", { name: m.admin.publish.plan }).click();
  await page.getByRole("status").filter({ hasText: m.admin.published.plan }).waitFor();
  await expectSound(page, locale);

  await page.getByRole("link", { name: m.version("plan", 1) }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("heading", { name: m.document.overridden }).waitFor();
  await page.getByText("De ubesvarede får svar inden jul.").waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "publication-da-phone");
  await page.getByText(m.hash, { exact: true }).click();
  const hash = await page.locator(".sp-hash").innerText();
  const content = await page.request.get(`/${locale}/plans/${openPlan}/publications/plan/1/content.json`);
  expect(createHash("sha256").update(await content.body()).digest("hex")).toBe(hash.trim());

  const { platform } = site.server;
  const maker = startFileMaker(platform, async (_, kept, language) => documentOf(kept, language, platform.env.PUBLIC_URL));
  try {
    const pdf = await fetchFile(page, `/${locale}/plans/${openPlan}/plan.pdf`);
    expect(pdf.type).toBe("application/pdf");
    expect(pdf.bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const docx = await fetchFile(page, `/en/plans/${openPlan}/plan.docx`);
    expect(docx.bytes.length).toBeGreaterThan(5000);
  } finally {
    await maker.stop();
  }
  await page.goto(`/${locale}/plans/${openPlan}`);
  await page.getByRole("link", { name: m.onPlan.read }).waitFor();
  await expectSound(page, locale);
}, 240_000);

test("a correction and the accounting are published, in English on a desktop, without JavaScript", async () => {
  const locale = "en";
  const { publications: m, forms: { fieldErrors, cprWarning } } = words(locale);
  const { page } = await site.visitAs(coordinator, { device: "desktop", javaScript: false, locale });
  const plan = `/${locale}/plans/${openPlan}`;
  const publication = `/${locale}/admin/plans/${openPlan}/publication`;
  const send = async (kind: "plan" | "outcome", notes: Record<string, string>) => {
    const form = page.locator(`#publish-${kind}`);
    for (const [name, text] of Object.entries(notes)) await form.locator(`[name="${name}"]`).fill(text);
    await form.locator('[name="confirmed"]').check({ force: true });
    await page.getByRole("button", { name: m.admin.publish[kind] }).click();
  };
  const reasons = { overrideDa: "Det haster.", overrideEn: "It is urgent." };

  await page.goto(publication);
  await send("plan", { ...reasons, noteDa: "En rettelse.", noteEn: "A correction." });
  await page.locator("#error-summary").getByRole("link", { name: fieldErrors.nothing_changed }).waitFor();

  await page.goto(publication);
  await page.getByLabel(`${m.admin.overrideOutcome} (${m.admin.inEnglish})`).waitFor();
  await send("outcome", { ...reasons, overrideDa: "Ring til 010190-1234." });
  await page.getByText(cprWarning).waitFor();
  await send("outcome", reasons);
  await page.getByText(m.admin.published.outcome).waitFor();
  await page.getByRole("link", { name: m.version("outcome", 1) }).click();
  await page.getByText("It is urgent.").waitFor();
  expect(await findSidewaysScroll(page)).toBeNull();
  await keepPicture(page, "publication-outcome-en-desktop");

  await page.goto(`${plan}/publications`);
  await page.getByRole("link", { name: m.version("plan", 1) }).waitFor();
  await page.getByRole("link", { name: m.version("outcome", 1) }).waitFor();
}, 240_000);
