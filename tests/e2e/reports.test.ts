import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose, comment } from "./steps.ts";

// Somebody without an account reports a comment; a moderator hides it; its writer objects; another moderator answers.

const site = useSite();
const writer = "business@samplan.example";
const moderator = "moderator@samplan.example";
const coordinator = "coordinator@samplan.example";
const proposal = "OGP28-O-0003";

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }],
] as const satisfies [string, "da" | "en", VisitOptions][])("a report and what comes of it, %s", (_, locale, options) => {
  const m = words(locale);
  const { form, status, statement, desk } = m.reports;
  const address = `anmelder-${locale}@private.example`;
  const body = locale === "da" ? "Min nabo bor Æblevej 12 og er syg, siger de. שלום 👩‍👩‍👧" : "My neighbour lives at 12 Apple Road and is ill, they say. שלום 👩‍👩‍👧";
  const theirs = (page: Page) => page.locator("article.sp-comment", { hasText: body.slice(0, 20) });
  let number = "";

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `reports-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  test("is made without an account, with an address, and has a receipt", async () => {
    const author = await site.visitAs(writer, options);
    await author.page.goto(`/${locale}/proposals/${proposal}`);
    await comment(author.page, locale, "against", body);
    // Nobody reports what they wrote themselves.
    expect(await theirs(author.page).getByRole("link", { name: m.reports.link }).count()).toBe(0);

    const { page } = await site.visit(options);
    await page.goto(`/${locale}/proposals/${proposal}`);
    await theirs(page).getByRole("link", { name: m.reports.link }).click();
    await page.getByRole("heading", { level: 1, name: form.title.comment }).waitFor();
    expect(await page.getByText(body).isVisible()).toBe(true);
    await expectSound(page, "form");
    await page.getByLabel(form.body).fill(locale === "da" ? "Adressen i første linje." : "The address in the first line.");
    await page.getByRole("button", { name: form.send }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.report_reason_missing }).waitFor();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.email_missing }).waitFor();
    expect(await page.getByLabel(form.body).inputValue()).not.toBe("");
    await expectSound(page, "form-error");
    await choose(page.getByRole("radio", { name: m.reports.reasons.personal_data.label }));
    await page.getByLabel(form.email).fill(address);
    await page.getByRole("button", { name: form.send }).click();
    await page.getByRole("heading", { level: 1, name: status.thanks }).waitFor();
    number = (await page.locator(".sp-box__number").innerText()).trim();
    await expectSound(page, "receipt");

    const mail = await site.mailbox.find(address, new RegExp(number));
    expect(mail.text).not.toContain(body);
    const again = await site.visit(options);
    await again.page.goto(mail.links.find((link) => link.includes("/reports/"))!);
    expect(await again.page.getByText(status.states.open).first().isVisible()).toBe(true);
  });

  test("is decided at the desk, and the reporter is told", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`/${locale}/desk/${openPlan}`);
    await page.getByRole("navigation", { name: m.desk.viewsLabel }).getByRole("link", { name: desk.title }).click();
    await page.getByRole("heading", { level: 1, name: desk.title }).waitFor();
    await expectSound(page, "queue");
    await page.getByRole("link", { name: desk.comment(proposal) }).first().click();
    await page.getByText(desk.reportTitle(number)).waitFor();
    expect(await page.getByText(body).isVisible()).toBe(true);
    expect(await page.locator("main").innerText()).not.toContain(address);
    await expectSound(page, "case");
    await page.getByRole("button", { name: desk.keep }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.keep_reason_missing }).waitFor();
    await page.getByRole("button", { name: desk.hide }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.hide_reason_missing }).waitFor();
    await expectSound(page, "case-error");
    await choose(page.locator("#restrict").getByRole("radio", { name: m.words.hideReasons.personal_data }));
    await page.getByLabel(m.desk.hide.note).fill(locale === "da" ? "Adresse og helbred i første linje." : "Address and health in the first line.");
    await page.getByRole("button", { name: desk.hide }).click();
    await page.getByText(desk.done.restricted).waitFor();
    await expectSound(page, "decided");

    const mail = await site.mailbox.find(address, locale === "da" ? /Teksten er skjult/ : /has been hidden/);
    expect(mail.text).toContain(number);
    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/reports/${number}`);
    expect(await reader.page.getByText(status.states.upheld).first().isVisible()).toBe(true);
    await expectSound(reader.page, "status");
    await reader.page.goto(`/${locale}/proposals/${proposal}`);
    expect(await reader.page.getByText(body).count()).toBe(0);
  });

  test("is objected to by who wrote the text, from the link in the mail", async () => {
    const mail = await site.mailbox.find(writer, new RegExp(proposal));
    const link = mail.links.find((each) => each.includes("/decision"))!.replace(/\/(da|en)\//, `/${locale}/`);
    const { page } = await site.visitAs(writer, options);
    await page.goto(link);
    await page.getByRole("heading", { level: 1, name: statement.title.comment }).waitFor();
    for (const text of [body, m.reports.grounds.personal_data]) expect(await page.getByText(text).isVisible()).toBe(true);
    await expectSound(page, "statement");
    await page.getByRole("button", { name: statement.send }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.objection_missing }).waitFor();
    await expectSound(page, "statement-error");
    await page.getByLabel(statement.objection).fill(locale === "da" ? "Adressen er opdigtet." : "The address is invented.");
    await page.getByRole("button", { name: statement.send }).click();
    await page.getByText(statement.sent).waitFor();
    expect(await page.getByRole("button", { name: statement.send }).count()).toBe(0);
    await expectSound(page, "objected");
  });

  test("is answered by another, and the text is there again", async () => {
    const own = await site.visitAs(moderator, options);
    await own.page.goto(`/${locale}/desk/${openPlan}/reports?view=objections`);
    await own.page.getByRole("link", { name: desk.objectionTitle.comment(proposal) }).click();
    await own.page.getByText(desk.ownDecision).waitFor();
    expect(await own.page.getByRole("button", { name: desk.sendAnswer }).count()).toBe(0);

    const { page } = await site.visitAs(coordinator, options);
    await page.goto(`/${locale}/desk/${openPlan}/reports?view=objections`);
    await expectSound(page, "objections");
    await page.getByRole("link", { name: desk.objectionTitle.comment(proposal) }).click();
    await page.getByText(body).waitFor();
    await expectSound(page, "objection");
    await page.getByRole("button", { name: desk.sendAnswer }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.objection_answer_missing }).waitFor();
    await expectSound(page, "objection-error");
    await choose(page.getByRole("radio", { name: desk.outcomes.upheld.label }));
    await page.getByLabel(desk.answer).fill(locale === "da" ? "Du har ret." : "You are right.");
    await page.getByRole("button", { name: desk.sendAnswer }).click();
    await page.getByText(desk.done.upheld).waitFor();

    const author = await site.visitAs(writer, options);
    await author.page.goto(`/${locale}/proposals/${proposal}`);
    expect(await theirs(author.page).isVisible()).toBe(true);
    const mail = await site.mailbox.find(writer, locale === "da" ? /Medhold|Upheld/ : /Medhold|Upheld/);
    expect(mail.text).toMatch(/Du har ret\.|You are right\./);
  });
});
