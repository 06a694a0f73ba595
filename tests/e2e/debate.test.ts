import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, useSite, words } from "./site.ts";
import { choose, comment } from "./steps.ts";

// A debate as those who take part in it use it: a reader, a citizen, staff, and the members of an organisation.

const site = useSite();
const reference = "OGP28-O-0003";

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, { writer: "karen@samplan.example", other: "soeren@samplan.example" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, { writer: "emily@samplan.example", other: "helle@samplan.example" }],
] as const satisfies [string, "da" | "en", VisitOptions, { writer: string; other: string }][])("the debate %s", (_, locale, options, who) => {
  const m = words(locale);
  const { discussion } = m;
  const path = `/${locale}/proposals/${reference}`;
  const said = { comment: `Noget at sige (${locale})`, edited: `Noget andet at sige (${locale})`, reply: `Et svar (${locale})`, official: `Svar fra styrelsen (${locale})`, position: `Vores holdning (${locale}).\n\nOg hvorfor.` };
  let permalink = "";

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `debate-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }
  const articleOf = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text }).first();

  test("is sorted and narrowed by what stays in the address", async () => {
    const { page } = await site.visit(options);
    await page.goto(path);
    await page.getByLabel(discussion.sort).selectOption("useful");
    await page.getByLabel(discussion.type, { exact: true }).selectOption("citizen");
    await page.getByRole("button", { name: discussion.show, exact: true }).click();
    await page.waitForURL(/sort=useful&type=citizen/);
    const counts = await page.locator(".sp-comments > li > div > article .sp-who__type").allInnerTexts();
    expect(new Set(counts)).toEqual(new Set([m.words.participantTypes.citizen]));
    const label = await page.getByRole("navigation", { name: m.proposals.comments.filter }).getByRole("link", { name: m.words.stances.for }).innerText();
    await page.getByRole("navigation", { name: m.proposals.comments.filter }).getByRole("link", { name: m.words.stances.for }).click();
    await page.waitForURL(/stance=for/);
    expect(page.url()).toContain("sort=useful");
    expect(await page.locator(".sp-comments > li").count()).toBe(Number(/\d+/.exec(label)![0]));
    await expectSound(page, "narrowed");
    await page.getByRole("link", { name: discussion.clear }).click();
    await page.getByRole("heading", { name: discussion.position.heading }).waitFor();
    await expectSound(page, "whole");
  });

  test("is written in, corrected soon after, and found again by a link", async () => {
    const { page } = await site.visitAs(who.writer, options);
    await page.goto(path);
    await comment(page, locale, "for", said.comment);
    await articleOf(page, said.comment).getByRole("link", { name: discussion.edit, exact: false }).click();
    await page.getByLabel(discussion.editPage.body).fill("");
    await page.getByRole("button", { name: discussion.editPage.save }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.comment_missing).waitFor();
    await expectSound(page, "edit-error");
    await page.getByLabel(discussion.editPage.body).fill(said.edited);
    await page.getByRole("button", { name: discussion.editPage.save }).click();
    await page.getByText(discussion.editPage.done).waitFor();
    permalink = new URL(page.url()).pathname;
    expect(await articleOf(page, said.edited).getByText(discussion.edited).isVisible()).toBe(true);
    await expectSound(page, "thread");
    await page.getByRole("link", { name: discussion.thread.toDebate }).click();
    await page.getByRole("heading", { level: 2, name: m.proposals.comments.heading }).waitFor();
  });

  test("is answered in one form, opened by a link, and a comment is marked as useful and unmarked", async () => {
    const { page } = await site.visitAs(who.other, options);
    await page.goto(path);
    expect(await page.getByRole("button", { name: m.proposals.comments.sendReply }).count()).toBe(0);
    await articleOf(page, said.edited).locator("a[href*='reply=']").click();
    await page.getByLabel(m.proposals.comments.replyBody).waitFor();
    expect(await page.getByRole("button", { name: m.proposals.comments.sendReply }).count()).toBe(1);
    await expectSound(page, "reply");
    await page.getByLabel(m.proposals.comments.replyBody).fill(said.reply);
    await page.getByRole("button", { name: m.proposals.comments.sendReply }).click();
    await articleOf(page, said.reply).waitFor();

    const button = () => articleOf(page, said.edited).locator("button[aria-pressed]");
    expect(await button().getAttribute("aria-pressed")).toBe("false");
    await button().focus();
    await page.keyboard.press("Enter");
    await articleOf(page, said.edited).locator("button[aria-pressed=true]").waitFor();
    expect(page.url()).toContain("#useful-");
    if (options.javaScript) expect(await button().evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await button().innerText()).toMatch(/1$/);
    await expectSound(page, "marked");
    await button().click();
    await articleOf(page, said.edited).locator("button[aria-pressed=false]").waitFor();
  });

  test("is answered by the authority, which nobody takes for a comment", async () => {
    const { page } = await site.visitAs("coordinator@samplan.example", options);
    await page.goto(path);
    await articleOf(page, said.edited).getByRole("link", { name: discussion.official.answer }).click();
    await page.getByRole("button", { name: discussion.official.send }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.answer_missing).waitFor();
    await page.getByLabel(discussion.official.body, { exact: true }).fill(said.official);
    await page.getByRole("button", { name: discussion.official.send }).click();
    const card = page.locator(".sp-comment--official").filter({ hasText: said.official });
    await card.waitFor();
    expect(await card.innerText()).toContain(discussion.official.label);
    expect(await card.innerText()).toContain("Demosekretariatet");
    await expectSound(page, "official");
  });

  test("is taken back by who wrote it: a mark stays, and the replies", async () => {
    const { page } = await site.visitAs(who.writer, options);
    await page.goto(permalink);
    await page.getByRole("link", { name: `${discussion.remove} ${discussion.your}` }).click();
    await expectSound(page, "delete");
    await page.getByRole("button", { name: discussion.deletePage.submit }).click();
    await page.getByText(discussion.deletePage.done.comment).waitFor();
    expect(await page.getByText(discussion.deleted).isVisible()).toBe(true);
    expect(await articleOf(page, said.reply).isVisible()).toBe(true);
    expect(await page.locator("main").innerText()).not.toContain(said.edited);
    await expectSound(page, "deleted");
  });

  test("holds an organisation's position, written as a draft, released and withdrawn by a representative", async () => {
    const { page } = await site.visitAs("ngo@samplan.example", options);
    const name = "Demoforbundet for Åben Forvaltning";
    await page.goto(`/${locale}/proposals/OGP28-C-0008`);
    await page.getByRole("link", { name: discussion.position.write(name) }).click();
    await page.getByRole("button", { name: discussion.position.publish }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.position_missing).waitFor();
    await expectSound(page, "position-errors");
    await page.getByLabel(discussion.position.body, { exact: true }).fill(said.position);
    await page.getByRole("button", { name: discussion.position.save }).click();
    await page.getByText(discussion.position.done.saved).waitFor();
    await page.goto(new URL(page.url()).pathname.replace(/positions\/.*/, "drafts"));
    await page.getByRole("region", { name: discussion.position.listTitle }).getByRole("link").first().click();
    expect(await page.getByLabel(discussion.position.body, { exact: true }).inputValue()).toContain("Og hvorfor.");
    await choose(page.getByRole("radio", { name: discussion.position.stances.for }));
    await page.getByRole("button", { name: discussion.position.publish }).click();
    const card = page.locator(".sp-comment--position").filter({ hasText: "Og hvorfor." });
    await card.waitFor();
    expect(await card.innerText()).toContain(m.words.verified);
    await expectSound(page, "position");
    await page.goto(`/${locale}/proposals/OGP28-C-0008`);
    await card.waitFor();
    expect(await page.getByRole("link", { name: discussion.position.see(name) }).isVisible()).toBe(true);
    await expectSound(page, "position-in-debate");
    await card.getByRole("link", { name: discussion.position.withdraw }).click();
    await page.getByRole("button", { name: discussion.deletePage.submitPosition }).click();
    await page.getByText(discussion.position.done.withdrawn).waitFor();
    expect(await page.getByLabel(discussion.position.body, { exact: true }).inputValue()).toContain("Og hvorfor.");
    await page.getByRole("region", { name: discussion.position.preview }).getByText("Og hvorfor.").waitFor();
    await expectSound(page, "position-withdrawn");
    await page.goto(`/${locale}/proposals/OGP28-C-0008`);
    await page.getByText(discussion.deletedPosition).first().waitFor();
    // For the next who try it.
    await page.goBack();
    await page.getByText(discussion.position.discard, { exact: true }).first().click();
    await page.getByRole("button", { name: discussion.position.discard }).click();
  });
});
