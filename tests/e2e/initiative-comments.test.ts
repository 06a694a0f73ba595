import { and, eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// A draft is out for consultation: somebody comments on a part of it, a moderator answers, and both are told and shown.

const site = useSite();
const day = 24 * 3600 * 1000;

/** Moves the draft phase of the plan so that it is open, or over. */
async function setDraftPhase(closesIn: number) {
  const { store } = site.server.platform;
  const { phases, plans } = store.tables;
  const [plan] = await store.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, openPlan));
  await store.write(async (tx) => { await tx.update(phases).set({ opensAt: new Date(Date.now() - 9 * day), closesAt: new Date(Date.now() + closesIn) }).where(and(eq(phases.planId, plan!.id), eq(phases.kind, "draft"))); });
}

beforeAll(async () => { await setDraftPhase(9 * day); });

async function expectSound(page: Page, locale: Locale, name: string) {
  const wide = await findSidewaysScroll(page);
  expect.soft([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), ...(wide ? [wide] : [])], name).toEqual([]);
  await keepPicture(page, `initiative-comments-${name}-${locale}`);
}

describe.each([
  ["on a phone with script, in Danish", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["on a desktop without script, in English", "en", { device: "desktop", javaScript: false, locale: "en" }],
] as const satisfies [string, Locale, VisitOptions][])("commenting on a draft %s", (_, locale, options) => {
  const m = words(locale);
  const own = m.initiativeComments;
  const initiative = `/${locale}/initiatives/OGP28-I-01`;
  // Axe needs timers, which a page without script does not run: it looks at the same pages with script.
  const sound = (page: Page, name: string) => (options.javaScript ? expectSound(page, locale, name) : keepPicture(page, `initiative-comments-${name}-${locale}`));
  const said = `Målingerne bør også findes for vandløb (${locale})`;

  test("somebody writes about a part of it, and mends it", async () => {
    const { page } = await site.visitAs("citizen@samplan.example", options);
    await page.goto(initiative);
    await sound(page, "begin");
    await page.getByRole("link", { name: new RegExp(`^${own.section.write}.*${m.initiativeTemplate.fields.ogp2022.solution.heading}`) }).click();
    expect(await page.locator('[name="section"]').inputValue()).toBe("solution");
    await page.getByRole("button", { name: own.form.send }).click();
    await page.locator("#error-summary").waitFor();
    await sound(page, "errors");
    await page.locator('[name="body"]').fill(said);
    await page.getByRole("button", { name: own.form.send }).click();
    await page.getByText(own.written).waitFor();
    await sound(page, "written");
    const comment = page.locator("article.sp-comment", { hasText: said });
    await comment.getByRole("link", { name: `${own.edit} ${own.your}` }).click();
    await page.locator('[name="body"]').fill(`${said}, og for søer`);
    await page.getByRole("button", { name: own.editPage.save }).click();
    await page.getByText(own.editPage.done).waitFor();
    expect(await page.locator("article.sp-comment").count()).toBe(1);
  });

  test("a moderator answers what became of it, and everybody reads that", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    await page.goto(`/${locale}/desk/${openPlan}/draft-comments`);
    await sound(page, "desk");
    await page.locator(".sp-list__row", { hasText: said }).getByRole("link", { name: new RegExp(`^${own.desk.open}`) }).click();
    await page.getByRole("button", { name: own.desk.send }).click();
    await page.locator("#error-summary").waitFor();
    await sound(page, "answer-errors");
    await page.getByLabel(own.outcomes.partly_taken_in, { exact: true }).check();
    await page.locator('[name="answerDa"]').fill("Ring til 010190-1234.");
    await page.locator('[name="answerEn"]').fill("Call.");
    await page.getByRole("button", { name: own.desk.send }).click();
    await page.getByText(m.forms.cprWarning).waitFor();
    await page.locator('[name="answerDa"]').fill("Vandløb er skrevet ind. Søer bliver målt af andre.");
    await page.locator('[name="answerEn"]').fill("Streams were written in. Lakes are measured by others.");
    await page.getByRole("button", { name: own.desk.send }).click();
    await page.getByText(own.desk.done.answered).waitFor();
    await sound(page, "answered");
    const { page: reader } = await site.visitAs("citizen@samplan.example", options);
    await reader.goto(`/${locale}/account/news`);
    await reader.getByRole("link", { name: new RegExp(own.outcomes.partly_taken_in, "i") }).first().click();
    await reader.getByText(own.answer.label).waitFor();
    await sound(reader, "public");
    await reader.goto(`/${locale}/account`);
    await reader.getByText(own.outcomes.partly_taken_in).first().waitFor();
    await sound(reader, "my-page");
  });
});

test("what was typed while the consultation closed is given back, with the date", async () => {
  const { page } = await site.visitAs("ngo@samplan.example", { locale: "da" });
  const own = words("da").initiativeComments;
  await page.goto("/da/initiatives/OGP28-I-01");
  await page.locator('[name="body"]').fill("Skrevet i sidste øjeblik");
  await setDraftPhase(-1000);
  await page.getByRole("button", { name: own.form.send }).click();
  await page.getByText(own.closed.notSent).waitFor();
  expect(await page.locator('[name="kept"]').inputValue()).toBe("Skrevet i sidste øjeblik");
  await expectSound(page, "da", "closed");
});
