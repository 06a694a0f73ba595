import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addDays, dayOf } from "#app/lib/danish-day.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// A coordinator makes a plan from nothing and announces it; and copies one, announces that, and changes its dates in public.

const site = useSite();
const coordinator = "coordinator@samplan.example";
const inDays = (days: number) => addDays(dayOf(new Date()), days);

async function expectSound(page: Page, locale: Locale) {
  expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), page.url()).toEqual([]);
}

test("from nothing to announced, in Danish on a phone, with JavaScript", async () => {
  const locale = "da";
  const { planAdmin: m, forms: { fieldErrors: forms }, words: w } = words(locale);
  const { page } = await site.visitAs(coordinator, { device: "phone", javaScript: true, locale });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const told = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
  const field = (name: string) => page.locator(`[name="${name}"]`);

  await page.goto(`/${locale}/admin`);
  await page.getByRole("link", { name: m.nav, exact: true }).click();
  await page.getByRole("link", { name: m.list.add }).click();
  await press(m.make.submit);
  await page.locator("#error-summary").getByRole("link", { name: forms.plan_code_missing }).waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-new-errors-da-phone");
  await page.getByLabel(m.make.titleDa).fill("Åben plan 2030");
  await page.getByLabel(m.make.code, { exact: true }).fill("op30");
  await press(m.make.submit);
  await told(m.make.made);
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-draft-da-phone");
  const overview = page.url().split("?")[0]!;
  expect(overview).toContain("/admin/plans/aaben-plan-2030");

  // In Danish alone, so that no English text is missing.
  await page.getByRole("link", { name: m.overview.gaps.summary_da }).click();
  await field("summaryDa").fill("Hvad skal det offentlige åbne op for?");
  await field("questionDa").fill("Hvad skal Danmark åbne op for?");
  await field("rulesDa").fill("Vær saglig.\n\nSkriv ikke om andres private forhold.");
  await field("email").fill("kontoret");
  await choose(page.getByRole("radio", { name: m.texts.languages.da }));
  await press(m.texts.save);
  await page.locator("#error-summary").waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-texts-errors-da-phone");
  await field("unitDa").fill("Kontoret for åbenhed");
  await field("email").fill("aabenhed@example.org");
  await press(m.texts.save);
  await told(m.saved);

  for (const title of ["Åbne data", "Borgernes inddragelse"]) {
    await page.goto(`${overview}/themes/new`);
    await field("titleDa").fill(title);
    await press(m.themes.addSubmit);
    await told(m.themes.done.added);
  }
  await page.getByRole("button", { name: m.themes.upOf("Borgernes inddragelse") }).click();
  await told(m.themes.done.moved);
  expect(await page.locator(".sp-list__title").allInnerTexts()).toEqual(["Borgernes inddragelse", "Åbne data"]);
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-themes-da-phone");
  await page.getByRole("link", { name: "Åbne data" }).click();
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-theme-da-phone");

  await page.goto(`${overview}/phases`);
  await page.getByLabel(m.phases.proposeFrom).fill(inDays(1));
  await press(m.phases.propose);
  await told(m.phases.proposed);
  expect(await field("collectFrom").inputValue()).toBe(inDays(29));
  await field("collectFrom").fill(inDays(20));
  await press(m.phases.save);
  await page.locator("#error-summary").getByRole("link", { name: forms.phase_overlaps }).waitFor();
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-phases-errors-da-phone");
  await field("collectFrom").fill(inDays(40));
  await field("collectTo").fill(inDays(60));
  await field("collectPromise").selectOption("involve");
  await press(m.phases.save);
  await page.locator("#error-summary").getByRole("link", { name: forms.short_reason_missing }).first().waitFor();
  await field("shortReasonDa").fill("Loven træder i kraft til sommer.");
  await field("shortReasonEn").fill("The law comes into force this summer.");
  await press(m.phases.save);
  await told(m.saved);

  await page.goto(overview);
  await page.getByText(m.overview.nothingMissing).waitFor();
  await page.getByRole("link", { name: m.overview.announce }).click();
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-announce-da-phone");
  await press(m.announce.submit);
  await told(m.overview.done.announced);
  await expectSound(page, locale);
  await keepPicture(page, "plan-admin-announced-da-phone");

  const reader = await site.visit({ device: "phone", javaScript: true, locale });
  await reader.page.goto(`/${locale}/plans`);
  await reader.page.getByRole("link", { name: "Åben plan 2030" }).click();
  for (const text of [w.planStates.announced, "Loven træder i kraft til sommer.", m.promises.meaning.involve, "Kontoret for åbenhed", "Vær saglig."]) await reader.page.getByText(text).first().waitFor();
  await expectSound(reader.page, locale);
  await keepPicture(reader.page, "plan-admin-public-da-phone");
});

test("a copy with changed dates, until it is closed, in English at a desktop, without JavaScript", async () => {
  const locale = "en";
  const { planAdmin: m, forms: { fieldErrors: forms } } = words(locale);
  const { page } = await site.visitAs(coordinator, { device: "desktop", javaScript: false, locale });
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const told = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
  const field = (name: string) => page.locator(`[name="${name}"]`);

  await page.goto(`/${locale}/admin/plans/new`);
  await field("titleDa").fill("En plan til");
  await field("titleEn").fill("Another plan");
  await field("code").fill("OGP28");
  await field("copyOf").selectOption(openPlan);
  await field("start").fill(inDays(10));
  await press(m.make.submit);
  // The code is that of the plan which is copied; all that was typed is there still.
  await page.locator("#error-summary").getByRole("link", { name: forms.plan_code_taken }).waitFor();
  expect([await field("titleEn").inputValue(), await field("copyOf").inputValue(), await field("start").inputValue()]).toEqual(["Another plan", openPlan, inDays(10)]);
  await keepPicture(page, "plan-admin-new-taken-en-desktop");
  await field("code").fill("OGP31");
  await press(m.make.submit);
  await told(m.make.made);
  await keepPicture(page, "plan-admin-copy-en-desktop");
  const overview = page.url().split("?")[0]!;
  await page.getByRole("link", { name: m.overview.announce }).click();
  await press(m.announce.submit);
  await told(m.overview.done.announced);

  await page.getByRole("link", { name: m.parts.phases }).click();
  const before = await field("collectTo").inputValue();
  await field("collectTo").fill(addDays(before, 7));
  await press(m.phases.save);
  await page.locator("#error-summary").getByRole("link", { name: forms.phase_overlaps }).waitFor();
  await field("triageFrom").fill(addDays(before, 8));
  await press(m.phases.save);
  await page.locator("#error-summary").getByRole("link", { name: forms.change_reason_missing }).first().waitFor();
  await keepPicture(page, "plan-admin-phases-reason-en-desktop");
  await field("changeReasonDa").fill("Mange har bedt om mere tid.");
  await field("changeReasonEn").fill("Many asked for more time.");
  await press(m.phases.save);
  await told(m.saved);
  await keepPicture(page, "plan-admin-phases-en-desktop");
  await page.goto(`/${locale}/plans/en-plan-til#changes`);
  await page.getByRole("heading", { name: m.timetable.changes }).waitFor();
  await page.getByText("Many asked for more time.").waitFor();
  await keepPicture(page, "plan-admin-public-changed-en-desktop");
  await page.goto(`${overview}/texts`);
  await keepPicture(page, "plan-admin-texts-en-desktop");

  await page.goto(`${overview}/close`);
  await field("code").fill("OGP28");
  await press(m.close.submit);
  await page.locator("#error-summary").getByRole("link", { name: forms.plan_code_other }).waitFor();
  await keepPicture(page, "plan-admin-close-en-desktop");
  await field("code").fill("ogp31");
  await press(m.close.submit);
  await told(m.overview.done.closed);
  await page.goto(`${overview}/texts`);
  await page.getByText(m.readOnly).waitFor();
  expect(await page.getByRole("button", { name: m.texts.save }).count()).toBe(0);
  await keepPicture(page, "plan-admin-closed-en-desktop");

  // A form that was open while the plan was closed gives back what was typed.
  const answer = await page.request.post(`${overview}/texts`, { headers: { Origin: site.server.url }, form: { titleDa: "En titel, der blev skrevet for sent", titleEn: "A title that was written too late", languages: "both", version: "1" } });
  expect(answer.status()).toBe(403);
  const text = await answer.text();
  for (const part of [words(locale).shell.errors.plan_closed.title, "A title that was written too late"]) expect(text).toContain(part);
});
