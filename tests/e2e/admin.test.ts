import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// A coordinator makes somebody a moderator of one plan. They work at that desk and at no other, until the role is taken back.

const site = useSite();
const adopted = "ogp-2017-2019";

/** With scripts: axe is one. */
async function expectSound(page: Page, locale: Locale, javaScript: boolean) {
  if (!javaScript) return;
  expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), page.url()).toEqual([]);
}

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, { email: "citizen@samplan.example", name: "Mette Prøvegaard", search: "METTE PRØ", granted: /^Du er blevet/, revoked: /ikke længere moderator/ }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, { email: "priya@samplan.example", name: "Priya Sampleton", search: "priya@SAMPLAN.example", granted: /^You are now/, revoked: /no longer/ }],
] as const satisfies [string, Locale, VisitOptions, object][])("a role on one plan, %s", (_, locale, options, who) => {
  const m = words(locale);
  const { people, person: onPage, roles } = m.admin;

  test("is given, used, and taken back", async () => {
    const { page } = await site.visitAs("coordinator@samplan.example", options);
    await page.goto(`/${locale}/admin`);
    await page.getByRole("heading", { level: 1, name: people.title }).waitFor();
    await page.getByLabel(people.searchLabel).fill(who.search);
    await page.getByRole("button", { name: people.search }).click();
    await page.getByRole("link", { name: who.name }).click();
    await page.getByRole("heading", { level: 1, name: who.name }).waitFor();

    // A coordinator gives one role alone, so only the plan is to be chosen; forgetting it says so.
    await choose(page.getByRole("radio", { name: roles.moderator }));
    await page.getByRole("button", { name: onPage.grant }).click();
    await page.locator("#error-summary").getByRole("link", { name: m.forms.fieldErrors.scope_missing }).waitFor();
    expect(await page.getByRole("radio", { name: roles.moderator }).isChecked()).toBe(true);
    await expectSound(page, locale, options.javaScript);
    await page.getByLabel(onPage.scope).selectOption({ index: 2 });
    const plan = await page.getByLabel(onPage.scope).locator("option").nth(2).innerText();
    await page.getByRole("button", { name: onPage.grant }).click();
    await page.getByRole("status").filter({ hasText: onPage.done.granted(who.name) }).waitFor();
    await expectSound(page, locale, options.javaScript);
    await keepPicture(page, `admin-granted-${locale}-${options.device}`);
    expect((await site.mailbox.find(who.email, who.granted)).text).toContain(plan);

    const moderator = await site.visitAs(who.email, options);
    await moderator.page.goto(`/${locale}/desk`);
    await moderator.page.waitForURL(`**/desk/${openPlan}`);
    await moderator.page.getByRole("heading", { level: 1, name: m.desk.title }).waitFor();
    expect((await moderator.page.goto(`/${locale}/desk/${adopted}`))?.status()).toBe(403);
    expect((await moderator.page.goto(`/${locale}/admin/people`))?.status()).toBe(403);
    await moderator.page.goto(`/${locale}/desk/${openPlan}/OGP28-O-0003`);
    await moderator.page.getByRole("button", { name: m.desk.takeOn }).or(moderator.page.getByRole("button", { name: m.desk.takeOver })).first().click();
    await moderator.page.getByRole("status").filter({ hasText: m.desk.done.taken }).waitFor();

    await page.goto(`/${locale}/admin/people`);
    await page.getByRole("region", { name: plan }).getByRole("link", { name: who.name }).click();
    await page.getByText(onPage.revokeSummary(m.words.roles.moderator!)).click();
    await keepPicture(page, `admin-revoking-${locale}-${options.device}`);
    await page.getByRole("button", { name: onPage.revoke }).click();
    await page.getByRole("status").filter({ hasText: onPage.done.revoked(who.name) }).waitFor();
    expect((await site.mailbox.find(who.email, who.revoked)).text).toContain(plan);
    expect((await moderator.page.goto(`/${locale}/desk/${openPlan}`))?.status()).toBe(403);
  });
});
