import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose, propose } from "./steps.ts";

// An answer from its first draft until its author has replied: written by one, sent back and approved by another, published with others, corrected in view of all.

const site = useSite();
const author = "citizen@samplan.example";
const moderator = "moderator@samplan.example";
const coordinator = "coordinator@samplan.example";

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }],
] as const satisfies [string, "da" | "en", VisitOptions][])("an answer, %s", (_, locale, options) => {
  const m = words(locale);
  const { form, draft, done, list, publishing, card, reply, templates } = m.answers;
  const said = locale === "da"
    ? { theme: "Flere og bedre åbne data", title: "Vis ventetider på skadestuer som åbne data", problem: "Ingen ved, hvor der er kø.", change: "Vis ventetiden nu.", effect: "Færre sidder og venter.", no: "Det kræver en ny lov.", yes: "Tallene er der allerede.", note: "Skriv, hvilken lov det er.", mended: "Det kræver en ændring af sundhedsloven.", wrong: "Vi havde læst loven forkert.", thanks: "Tak. Vi hjælper gerne med at prøve det af." }
    : { theme: "More and better open data", title: "Show the wait at emergency rooms as open data", problem: "Nobody knows where the queue is.", change: "Show the wait now.", effect: "Fewer sit and wait.", no: "It needs a new law.", yes: "The numbers are there already.", note: "Write which law it is.", mended: "It needs a change of the health act.", wrong: "We had misread the law.", thanks: "Thank you. We will gladly help to try it." };
  let reference = "";
  const answerPath = () => `/${locale}/desk/${openPlan}/${reference}/answer`;
  const formOf = (page: Page, title: string) => page.getByRole("form", { name: title });

  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `answers-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  async function fillAnswer(page: Page, title: string, outcome: "adopted" | "not_adopted", reason: string) {
    await page.goto(answerPath());
    await choose(formOf(page, title).getByRole("radio", { name: m.words.statuses[outcome], exact: true }));
    await formOf(page, title).getByLabel(m.desk.answer.reason, { exact: true }).fill(reason);
  }

  async function askForApproval(page: Page) {
    await page.getByRole("button", { name: form.request }).click();
    await page.getByText(done.approvalRequested!).waitFor();
  }

  test("with four eyes it is sent back with a note by somebody else, mended, and approved", async () => {
    const boss = await site.visitAs(coordinator, options);
    await boss.page.goto(`/${locale}/desk/${openPlan}/settings`);
    await choose(boss.page.getByRole("group", { name: m.deskSettings.fourEyes.label }).getByRole("radio", { name: m.deskSettings.on, exact: true }));
    await boss.page.getByRole("button", { name: m.deskSettings.save }).click();
    await boss.page.getByText(m.deskSettings.saved).waitFor();

    const writer = await site.visitAs(author, options);
    reference = await propose(writer.page, locale, said);
    const { page } = await site.visitAs(moderator, options);
    await fillAnswer(page, m.desk.answer.title, "not_adopted", said.no);
    await expectSound(page, "form");
    expect(await page.getByRole("button", { name: m.desk.answer.send }).count(), "nobody publishes alone").toBe(0);
    await page.getByRole("button", { name: form.save }).click();
    await page.getByText(done.draftSaved!).waitFor();
    await page.goto(answerPath());
    expect(await formOf(page, m.desk.answer.title).getByLabel(m.desk.answer.reason, { exact: true }).inputValue()).toBe(said.no);
    await askForApproval(page);
    await expectSound(page, "requested");
    // Who wrote it cannot approve it.
    await page.goto(answerPath());
    expect(await page.getByRole("button", { name: draft.approve }).count()).toBe(0);

    const mail = await site.mailbox.find(coordinator, new RegExp(reference));
    await boss.page.goto(mail.links.find((each) => each.includes(reference))!);
    await boss.page.goto(answerPath());
    await boss.page.getByText(draft.sendBackTitle).click();
    await boss.page.getByRole("button", { name: draft.sendBack, exact: true }).click();
    await boss.page.getByRole("alert").first().waitFor();
    await expectSound(boss.page, "note-missing");
    await boss.page.getByLabel(draft.note).fill(said.note);
    await boss.page.getByRole("button", { name: draft.sendBack, exact: true }).click();
    await boss.page.getByText(done.sentBack!).waitFor();

    await page.goto(answerPath());
    expect(await page.getByText(said.note).isVisible()).toBe(true);
    await expectSound(page, "sent-back");
    await formOf(page, m.desk.answer.title).getByLabel(m.desk.answer.reason, { exact: true }).fill(said.mended);
    await askForApproval(page);
    await boss.page.goto(answerPath());
    await boss.page.getByRole("button", { name: draft.approve }).click();
    await boss.page.getByText(done.approved!).waitFor();
    await expectSound(boss.page, "approved");
  });

  test("it is published with a preview of what its author gets, who is told", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`/${locale}/desk/${openPlan}/answers?state=approved`);
    await expectSound(page, "list");
    await page.getByRole("checkbox", { name: list.select(reference) }).check();
    await page.getByRole("button", { name: list.preview }).click();
    await page.getByText(publishing.mail).first().click();
    expect(await page.locator(".sp-mail-text").first().innerText()).toContain(said.mended);
    await expectSound(page, "preview");
    await page.getByRole("button", { name: publishing.send(1) }).click();
    await page.getByText(publishing.result(1)).waitFor();
    await expectSound(page, "published");
    expect((await site.mailbox.find(author, new RegExp(reference))).text).toContain(said.mended);
    await page.goto(`/${locale}/proposals/${reference}`);
    expect(await page.locator("#answer").innerText()).toContain(said.mended);
  });

  test("a correction says what was wrong, and the old answer can be read below", async () => {
    const { page } = await site.visitAs(moderator, options);
    await fillAnswer(page, m.desk.answer.change, "adopted", said.yes);
    await page.getByRole("button", { name: form.request }).click();
    await page.getByRole("alert").getByRole("link").first().waitFor();
    await expectSound(page, "correction-missing");
    expect(await formOf(page, m.desk.answer.change).getByLabel(m.desk.answer.reason, { exact: true }).inputValue()).toBe(said.yes);
    await page.getByLabel(form.correction).fill(said.wrong);
    await askForApproval(page);
    const boss = await site.visitAs(coordinator, options);
    await boss.page.goto(answerPath());
    await boss.page.getByRole("button", { name: draft.approve }).click();
    await boss.page.getByText(done.approved!).waitFor();
    await boss.page.getByRole("button", { name: draft.publish }).click();
    await boss.page.getByText(m.desk.answer.sent).waitFor();
    const public_ = await site.visit(options);
    await public_.page.goto(`/${locale}/proposals/${reference}`);
    const answer = public_.page.locator("#answer");
    expect(await answer.innerText()).toContain(said.wrong);
    await answer.getByText(card.older(1)).click();
    expect(await answer.getByText(said.mended).isVisible()).toBe(true);
    await expectSound(public_.page, "corrected");
  });

  test("its author replies once, in public, and nobody replies to that", async () => {
    const { page } = await site.visitAs(author, options);
    await page.goto(`/${locale}/proposals/${reference}`);
    await page.getByRole("link", { name: reply.write }).click();
    await page.getByLabel(reply.label).fill(said.thanks);
    await expectSound(page, "reply");
    await page.getByRole("button", { name: reply.send }).click();
    await page.getByText(reply.sent).waitFor();
    await expectSound(page, "replied");
    expect(await page.getByRole("link", { name: reply.write }).count()).toBe(0);
    const reader = await site.visitAs("business@samplan.example", options);
    await reader.page.goto(`/${locale}/proposals/${reference}`);
    expect(await reader.page.locator("#answer").innerText()).toContain(said.thanks);
    const own = await reader.page.locator("article.sp-answer__reply").getAttribute("id");
    await reader.page.goto(`/${locale}/proposals/${reference}/comments/${own!.replace("comment-", "")}`);
    expect(await reader.page.getByText(said.thanks).isVisible()).toBe(true);
    expect(await reader.page.locator("textarea").count(), "no form to reply with").toBe(0);
    await expectSound(reader.page, "reply-page");
  });

  test("a coordinator writes a template, and a moderator begins with it", async () => {
    const boss = await site.visitAs(coordinator, options);
    await boss.page.goto(`/${locale}/desk/${openPlan}/templates`);
    await expectSound(boss.page, "templates");
    await boss.page.getByRole("link", { name: templates.add }).click();
    const name = `${said.title.slice(0, 20)} ${locale}`;
    await boss.page.getByLabel(templates.name, { exact: true }).fill(name);
    await choose(boss.page.getByRole("radio", { name: m.words.statuses.not_adopted, exact: true }));
    await boss.page.getByLabel(templates.reasonDa).fill("Forslag {{reference}} kan ikke {{slet_ikke}}.");
    await boss.page.getByLabel(templates.reasonEn).fill("Proposal {{reference}} cannot be taken up.");
    await boss.page.getByRole("button", { name: templates.save }).click();
    await boss.page.getByRole("alert").getByRole("link").first().waitFor();
    await expectSound(boss.page, "template-refused");
    await boss.page.getByLabel(templates.reasonDa).fill("Forslag {{reference}} kan ikke optages.");
    await boss.page.getByRole("button", { name: templates.save }).click();
    await boss.page.getByText(templates.saved).waitFor();

    const { page } = await site.visitAs(moderator, options);
    await page.goto(answerPath());
    await page.getByLabel(templates.choose).selectOption({ label: name });
    await page.getByRole("button", { name: templates.use }).click();
    await page.getByText(templates.filled(name)).waitFor();
    expect(await formOf(page, m.desk.answer.change).getByLabel(m.desk.answer.reason, { exact: true }).inputValue()).toBe(locale === "da" ? `Forslag ${reference} kan ikke optages.` : `Proposal ${reference} cannot be taken up.`);
    await expectSound(page, "template-filled");
  });
});
