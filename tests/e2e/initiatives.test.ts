import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// From a draft that says little to one that says all that is asked for: a moderator writes it, the authority confirms by the
// link that it was mailed, and everybody reads it.

const site = useSite();

async function expectSound(page: Page, locale: Locale, name: string) {
  const wide = await findSidewaysScroll(page);
  expect.soft([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), ...(wide ? [wide] : [])], name).toEqual([]);
  await keepPicture(page, `initiatives-${name}-${locale}`);
}

const fields = ["problem", "causes", "done_so_far", "solution", "results", "transparency", "accountability"];

describe.each([
  ["on a phone with script, in Danish", "da", { device: "phone", javaScript: true, locale: "da" }, "OGP28-I-03"],
  ["on a desktop without script, in English", "en", { device: "desktop", javaScript: false, locale: "en" }, "OGP28-I-04"],
] as const satisfies [string, Locale, VisitOptions, string][])("writing an initiative %s", (_, locale, options, reference) => {
  const m = words(locale);
  const desk = m.initiativeDesk;
  const editor = `/${locale}/desk/${openPlan}/initiatives/${reference}`;
  // Axe needs timers, which a page without script does not run: it looks at the same pages with script.
  const sound = (page: Page, name: string) => (options.javaScript ? expectSound(page, locale, name) : keepPicture(page, `initiatives-${name}-${locale}`));
  const mailbox = `office-${locale}@samplan.example`;
  const authority = `Prøvestyrelsen ${locale}`;

  test("a moderator fills in all that is missing, and saves a version", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    await page.goto(editor);
    const fill = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
    await fill("title.da", "x".repeat(161));
    await page.getByRole("button", { name: desk.editor.save }).click();
    await page.locator("#error-summary").waitFor();
    await sound(page, "errors");
    for (const of of ["da", "en"]) {
      await fill(`title.${of}`, `Helt ny titel ${of}`);
      await fill(`summary.${of}`, `Kort ${of}`);
      for (const key of fields) await fill(`field.${key}.${of}`, `Felt ${key} ${of}`);
      await fill(`contact.role.${of}`, `Kontor ${of}`);
    }
    await fill("contact.email", mailbox);
    await fill("startsOn", "2027-01-01");
    await fill("endsOn", "2028-12-31");
    await page.getByRole("button", { name: desk.editor.add }).click();
    await page.locator("#milestone-1").waitFor();
    // The page came anew; what was written is kept for its writer.
    expect(await page.locator('[name="title.da"]').inputValue()).toBe("Helt ny titel da");
    for (const of of ["da", "en"]) for (const part of ["title", "deliverable", "owner"]) await fill(`milestone.1.${part}.${of}`, `${part} ${of}`);
    await fill("milestone.1.endsOn", "2027-12-31");
    await fill("note", "Alt er skrevet");
    await page.getByRole("button", { name: desk.editor.save }).click();
    await page.getByRole("status").getByText(/\d/).first().waitFor();
    await sound(page, "saved");
    expect(await page.getByRole("complementary").locator("li").allInnerTexts()).toEqual([m.initiativeTemplate.also.lead]);
  });

  test("an authority is named to lead, told by mail, and confirms without an account", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    await page.goto(editor);
    const former = page.getByText(desk.parties.askOf(desk.parties.manage, "Opdigtede Kommune"));
    if (reference === "OGP28-I-03") {
      await former.click();
      await page.getByRole("button", { name: desk.parties.askOf(desk.parties.remove, "Opdigtede Kommune") }).click();
      await page.getByText(desk.parties.done.removed).waitFor();
    }
    await page.getByText(desk.parties.add, { exact: true }).click();
    const form = page.getByRole("form", { name: desk.parties.add });
    await form.getByRole("button", { name: desk.parties.send }).click();
    await page.locator("#error-summary").waitFor();
    await sound(page, "party-errors");
    await page.locator('[name="partyName"]').fill(authority);
    await choose(form.getByRole("radio", { name: m.initiativeTemplate.authorityRoles.lead }));
    await choose(form.getByRole("radio", { name: m.initiativeTemplate.authoritySectors.government }));
    await page.locator('[name="partyEmail"]').fill(mailbox);
    await form.getByRole("button", { name: desk.parties.send }).click();
    await page.getByText(desk.parties.done.named).waitFor();
    await page.getByText(desk.parties.askOf(desk.parties.manage, authority)).click();
    await page.getByRole("button", { name: desk.parties.askOf(desk.parties.ask, authority) }).click();
    await page.getByText(desk.parties.done.told).waitFor();
    const mail = await site.mailbox.find(mailbox, new RegExp(reference));
    const link = /https?:\/\/\S+\/authority\/[\w-]+/.exec(mail.text)![0];
    const visitor = await site.visit(options);
    await visitor.page.goto(new URL(link).pathname);
    await visitor.page.getByRole("button", { name: desk.answer.send }).click();
    await visitor.page.locator("#error-summary").waitFor();
    await sound(visitor.page, "participation");
    await choose(visitor.page.getByRole("radio", { name: desk.answer.confirmed }));
    await visitor.page.locator('[name="remark"]').fill("Kun for jer");
    await visitor.page.getByRole("button", { name: desk.answer.send }).click();
    await visitor.page.getByText(desk.answer.sent).waitFor();
    await page.goto(editor);
    expect(await page.getByText("Kun for jer").isVisible()).toBe(true);
    expect(await page.getByText(desk.editor.lacksNone).isVisible()).toBe(true);
  });

  test("everybody reads it, with who confirmed and what was changed", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/initiatives/${reference}`);
    await page.getByRole("heading", { level: 1, name: `Helt ny titel ${locale}` }).waitFor();
    for (const text of [`Felt solution ${locale}`, `deliverable ${locale}`, authority, m.initiativeTemplate.authorityStates.confirmed]) expect(await page.getByText(text).first().isVisible(), text).toBe(true);
    for (const secret of ["Kun for jer"]) expect(await page.getByText(secret).count()).toBe(0);
    await sound(page, "public");
    await page.getByRole("link", { name: desk.page.seeVersions }).click();
    await page.locator("ins").first().waitFor();
    expect(await page.getByText("Alt er skrevet").isVisible()).toBe(true);
    await sound(page, "public-versions");
  });
});

describe("several people", () => {
  const m = words("da");
  const desk = m.initiativeDesk.editor;
  const path = `/da/desk/${openPlan}/initiatives/OGP28-I-02`;

  test("what one types is kept as they type, and a save on an older version shows both texts", async () => {
    const [one, other] = [await site.visitAs("moderator@samplan.example", { locale: "da" }), await site.visitAs("coordinator@samplan.example", { locale: "da" })];
    for (const { page } of [one, other]) await page.goto(path);
    await one.page.locator('[name="title.da"]').press("End");
    await one.page.locator('[name="title.da"]').pressSequentially(" mere");
    await one.page.getByText(/Gemt for dig kl\. \d\d\.\d\d/).waitFor();
    await one.page.reload();
    expect(await one.page.locator('[name="title.da"]').inputValue()).toMatch(/ mere$/);
    await other.page.reload();
    expect(await other.page.getByText(desk.others(1)).isVisible()).toBe(true);
    await other.page.locator('[name="title.da"]').fill("Den andens titel");
    await other.page.getByRole("button", { name: desk.save }).click();
    await other.page.getByText(desk.saved("3")).waitFor();
    await one.page.getByRole("button", { name: desk.save }).click();
    await one.page.getByText(desk.overtaken).waitFor();
    expect(await one.page.locator(".sp-box").getByText("Den andens titel").isVisible()).toBe(true);
    expect(await one.page.locator('[name="title.da"]').inputValue()).toMatch(/ mere$/);
    await expectSound(one.page, "da", "overtaken");
    await one.page.getByRole("button", { name: desk.save }).click();
    await one.page.getByText(desk.saved("4")).waitFor();
  });
});
