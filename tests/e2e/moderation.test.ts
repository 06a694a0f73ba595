import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose, comment } from "./steps.ts";

// A moderator leaves a passage out of a comment; its writer objects, and is suspended; another moderator takes both back. What happened is in the public log.

const site = useSite();
const writer = "business@samplan.example";
const moderator = "moderator@samplan.example";
const coordinator = "coordinator@samplan.example";
const proposal = "OGP28-O-0003";

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }],
] as const satisfies [string, "da" | "en", VisitOptions][])("moderation, %s", (_, locale, options) => {
  const m = words(locale);
  const { redact, writer: person, panel, done, log, measures, statement, objection } = m.moderation;
  // Another in each journey: the first one is public again at its end.
  const secret = locale === "da" ? "12 34 56 78" : "87 65 43 21";
  const body = locale === "da" ? `Spørg min nabo på ${secret}, hun ved besked` : `Ask my neighbour at ${secret}, she knows`;
  const gap = locale === "da" ? "[udeladt: personoplysninger]" : "[left out: personal data]";
  const theirs = (page: Page) => page.locator("article.sp-comment", { hasText: locale === "da" ? "Spørg min nabo" : "Ask my neighbour" });

  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `moderation-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  test("a passage is left out, and a marked gap with the reason stands in its place", async () => {
    const author = await site.visitAs(writer, options);
    await author.page.goto(`/${locale}/proposals/${proposal}`);
    await comment(author.page, locale, "against", body);

    const { page } = await site.visitAs(moderator, options);
    await page.goto(`/${locale}/proposals/${proposal}`);
    await theirs(page).getByRole("link", { name: panel.redact }).click();
    await page.getByRole("heading", { level: 1, name: redact.title.comment }).waitFor();
    await expectSound(page, "redact");
    await page.getByRole("button", { name: redact.send }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.passage_empty }).waitFor();
    await page.getByLabel(redact.passage, { exact: true }).fill("står her ikke");
    await page.getByLabel(redact.note).fill(locale === "da" ? "Et telefonnummer." : "A telephone number.");
    await choose(page.getByRole("radio", { name: m.words.hideReasons.personal_data }));
    await page.getByRole("button", { name: redact.send }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.passage_missing }).waitFor();
    expect(await page.getByLabel(redact.note).inputValue()).not.toBe("");
    await expectSound(page, "redact-error");
    await page.getByLabel(redact.passage, { exact: true }).fill(secret);
    await page.getByRole("button", { name: redact.send }).click();
    await page.getByText(done.redacted!).waitFor();

    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${proposal}`);
    await theirs(reader.page).getByText(gap).waitFor();
    expect(await reader.page.content()).not.toContain(secret);
    expect(await reader.page.content()).not.toContain("█");
    await expectSound(reader.page, "gap");
  });

  test("its writer is told why and objects; suspended meanwhile, they read but do not write", async () => {
    const staff = await site.visitAs(moderator, options);
    await staff.page.goto(`/${locale}/proposals/${proposal}`);
    await theirs(staff.page).getByRole("link", { name: panel.writer }).click();
    await staff.page.getByRole("heading", { level: 1, name: person.title.comment }).waitFor();
    await choose(staff.page.getByRole("radio", { name: person.measures.suspended.label }));
    await choose(staff.page.getByRole("radio", { name: m.words.hideReasons.offensive }));
    await staff.page.getByLabel(person.note).fill(locale === "da" ? "Hårde ord." : "Harsh words.");
    await staff.page.getByRole("button", { name: person.send }).click();
    await staff.page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.suspension_length_missing }).waitFor();
    await expectSound(staff.page, "writer-error");
    await choose(staff.page.getByRole("radio", { name: person.lengths[7] }));
    await staff.page.getByRole("button", { name: person.send }).click();
    await staff.page.getByText(done.suspended!).waitFor();

    const mail = await site.mailbox.find(writer, locale === "da" ? /Noget er udeladt/ : /Something has been left out|Noget er udeladt/);
    const link = mail.links.find((each) => each.includes("/decision"))!.replace(/\/(da|en)\//, `/${locale}/`);
    const { page } = await site.visitAs(writer, options);
    await page.goto(`/${locale}/proposals/${proposal}`);
    expect(await page.getByText(m.moderation.suspendedUntil("").slice(0, 30)).count()).toBeGreaterThan(0);
    await page.goto(link);
    await page.getByRole("heading", { level: 1, name: statement.titles.redacted.comment }).waitFor();
    await page.getByLabel(m.reports.statement.objection).fill(locale === "da" ? "Nummeret er opdigtet." : "The number is invented.");
    await page.getByRole("button", { name: m.reports.statement.send }).click();
    await page.getByText(m.reports.statement.sent).waitFor();
    await expectSound(page, "objected");
  });

  test("another moderator upholds the objection and lifts the suspension", async () => {
    const { page } = await site.visitAs(coordinator, options);
    await page.goto(`/${locale}/desk/${openPlan}/reports?view=objections`);
    await page.getByRole("link", { name: m.reports.desk.objectionTitle.comment(proposal) }).click();
    await page.getByText(secret).waitFor();
    await choose(page.getByRole("radio", { name: objection.outcomes.redacted.upheld }));
    await page.getByLabel(m.reports.desk.answer).fill("OK");
    await page.getByRole("button", { name: m.reports.desk.sendAnswer }).click();
    await page.getByText(m.reports.desk.done.upheld).waitFor();
    await page.goto(`/${locale}/desk/${openPlan}/decisions`);
    await expectSound(page, "decisions");
    await page.getByRole("button", { name: panel.lift }).first().click();
    await page.getByText(done.lifted!).waitFor();

    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${proposal}`);
    await theirs(reader.page).getByText(secret).waitFor();
    await reader.page.goto(`/${locale}/plans/${openPlan}/moderation`);
    await reader.page.getByRole("heading", { level: 1, name: log.title }).waitFor();
    for (const measure of [measures.redacted, measures.suspended]) expect(await reader.page.getByText(measure).count()).toBeGreaterThan(0);
    expect(await reader.page.content()).not.toContain(secret);
    await expectSound(reader.page, "log");
  });
});
