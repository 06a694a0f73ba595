import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { setSupportLimit } from "#app/domain/plans/set-support-limit.server.ts";
import { systemContext } from "#app/server/platform.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, signIn, useSite, words } from "./site.ts";
import { choose, confirmAddress, fillProposal, password, readProposal, signUp, submitWritten, type Proposal } from "./steps.ts";

// Two people write one proposal: one invites from the draft, the other reads, signs up and says yes. Then my page, and how much one can support.

const site = useSite();
const author = "citizen@samplan.example";

const danish: Proposal = { theme: "Flere og bedre åbne data", title: "Kort over alle høringer", problem: "Ingen kan overskue høringerne.", change: "Saml dem på ét kort.", effect: "Flere svarer." };
const english: Proposal = { theme: "More and better open data", title: "A map of all consultations", problem: "Nobody has an overview.", change: "Put them on one map.", effect: "More people answer." };

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Proposal][])("a proposal of two, %s", (_, locale, options, proposal) => {
  const m = words(locale);
  const { coAuthors, myPage } = m;
  const newcomer = { type: "citizen" as const, name: "Zoë Ågård", email: `zoe-${locale}@example.org`, password };
  let reference = "";

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `co-authors-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  test("inviting from the form of writing loses nothing that was typed", async () => {
    const { page } = await site.visitAs(author, options);
    await page.goto(`/${locale}/plans/${openPlan}/proposals/new?new=1`);
    await fillProposal(page, locale, proposal);
    await page.getByRole("button", { name: coAuthors.saveAndInvite }).click();
    await page.getByRole("heading", { level: 1, name: coAuthors.title }).waitFor();
    expect(await page.getByText(coAuthors.none).isVisible()).toBe(true);
    await expectSound(page, "empty");
    await page.getByRole("button", { name: coAuthors.send }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.co_author_email_missing }).waitFor();
    await page.getByLabel(coAuthors.email).fill(author);
    await page.getByRole("button", { name: coAuthors.send }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.co_author_self }).waitFor();
    await expectSound(page, "error");
    for (const email of [newcomer.email, `nej-${locale}@example.org`]) {
      await page.getByLabel(coAuthors.email).fill(email);
      await page.getByRole("button", { name: coAuthors.send }).click();
      await page.getByText(coAuthors.done.invited).waitFor();
    }
    await expectSound(page, "invited");
    await page.getByRole("link", { name: coAuthors.backToDraft }).click();
    expect(await readProposal(page, locale)).toMatchObject({ title: proposal.title, change: proposal.change });
  });

  test("one who was asked says no without an account", async () => {
    const mail = await site.mailbox.find(`nej-${locale}@example.org`, /.*/);
    const { page } = await site.visit(options);
    await page.goto(mail.links[0]!.replace(/\/(da|en)\//, `/${locale}/`));
    expect(await page.getByText(proposal.change).isVisible()).toBe(true);
    await expectSound(page, "asked");
    await page.getByRole("button", { name: coAuthors.answer.decline }).click();
    await page.getByText(coAuthors.answer.declined).waitFor();
    await expectSound(page, "declined");
    await page.goto(mail.links[0]!.replace(/\/(da|en)\//, `/${locale}/`));
    await page.getByRole("heading", { level: 1, name: coAuthors.answer.spentTitle }).waitFor();
    expect((await site.mailbox.find(author, /afslået|declined/)).text).toContain(`nej-${locale}@example.org`);
  });

  test("the other signs up from the link, comes back to it, and says yes behind the code", async () => {
    const mail = await site.mailbox.find(newcomer.email, /medforfatter|co-author/);
    const { page } = await site.visit(options);
    await page.goto(mail.links[0]!.replace(/\/(da|en)\//, `/${locale}/`));
    await page.locator("main").getByRole("link", { name: m.shell.signUp }).click();
    await signUp(page, locale, newcomer);
    await confirmAddress(site, page, locale, newcomer.email);
    await page.getByText(coAuthors.answer.meaning).waitFor();
    await choose(page.getByRole("radio", { name: new RegExp(coAuthors.answer.showAsCode("").trim()) }));
    await expectSound(page, "answering");
    await page.getByRole("button", { name: coAuthors.answer.accept }).click();
    await page.getByText(coAuthors.done.accepted).waitFor();
    expect(await page.getByText(coAuthors.own.waits).isVisible()).toBe(true);
    await expectSound(page, "accepted");
    await page.goto(`/${locale}/account`);
    await page.getByRole("link", { name: proposal.title }).click();
    await page.getByRole("heading", { level: 1, name: coAuthors.own.title(proposal.title) }).waitFor();
  });

  test("it is sent, and both stand on it; the co-author changes how, and cannot support it", async () => {
    const { page } = await site.visitAs(author, options);
    await page.goto(`/${locale}/plans/${openPlan}/proposals/new`);
    reference = await submitWritten(page, locale);
    await page.goto(`/${locale}/proposals/${reference}`);
    expect(await page.locator(".sp-heading").innerText()).toMatch(new RegExp(`${coAuthors.with} D-`));
    await page.getByRole("link", { name: coAuthors.manage }).click();
    expect(await page.getByText(/D-[0-9A-Z]+/).first().isVisible()).toBe(true);
    await expectSound(page, "managed");

    const other = await site.visitAs(newcomer.email, options);
    await other.page.goto(`/${locale}/proposals/${reference}`);
    expect(await other.page.getByText(m.forms.refusals.co_author_proposal).isVisible()).toBe(true);
    await expectSound(other.page, "proposal");
    await other.page.getByRole("link", { name: coAuthors.mine }).click();
    await choose(other.page.getByRole("radio", { name: newcomer.name }));
    await other.page.getByRole("button", { name: coAuthors.own.change, exact: true }).click();
    await other.page.getByText(coAuthors.done.name).waitFor();
    await other.page.getByRole("link", { name: coAuthors.own.see }).click();
    expect(await other.page.locator(".sp-heading").innerText()).toContain(`${coAuthors.with} ${newcomer.name}`);
  });

  test("my page tells what happens next and when; the co-author steps back", async () => {
    const { page } = await site.visitAs(newcomer.email, options);
    await page.goto(`/${locale}/account`);
    await page.getByRole("heading", { level: 1, name: myPage.title }).waitFor();
    const row = page.getByRole("listitem").filter({ hasText: reference });
    expect(await row.innerText()).toContain(myPage.proposals.coAuthor);
    expect(await row.innerText()).toMatch(/dansk tid|Danish time/);
    await expectSound(page, "my-page");
    await page.goto(`/${locale}/proposals/${reference}`);
    await page.getByRole("link", { name: coAuthors.mine }).click();
    await page.locator("summary", { hasText: coAuthors.own.leave }).click();
    await page.getByRole("button", { name: coAuthors.own.leave }).click();
    await page.getByText(coAuthors.own.left).waitFor();
    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${reference}`);
    expect(await reader.page.locator(".sp-heading").innerText()).not.toContain(newcomer.name);
  });

  test("where a plan lets one support two, the third asks for one back", async () => {
    const { store } = site.server.platform;
    expect(await setSupportLimit(systemContext(site.server.platform, "test"), openPlan, 2)).toMatchObject({ ok: true });
    const { proposals } = store.tables;
    const rows = await store.read.select({ reference: proposals.reference }).from(proposals).where(eq(proposals.status, "received")).orderBy(proposals.submittedAt).limit(3);
    const [first, second, third] = rows.map((each) => each.reference);
    const { page } = await site.visitAs(newcomer.email, options);
    for (const each of [first, second]) {
      await page.goto(`/${locale}/proposals/${each}`);
      await page.getByRole("button", { name: m.proposals.page.support }).click();
      await page.getByText(m.proposals.page.supported).waitFor();
    }
    expect(await page.getByText(myPage.support.used(2, 2)).isVisible()).toBe(true);
    await page.goto(`/${locale}/proposals/${third}`);
    expect(await page.getByText(myPage.support.none).isVisible()).toBe(true);
    await expectSound(page, "used-up");
    await page.getByRole("button", { name: new RegExp(myPage.support.takeBack) }).first().click();
    await page.getByRole("button", { name: m.proposals.page.support }).click();
    await page.getByText(m.proposals.page.supported).waitFor();
    await page.goto(`/${locale}/account`);
    await page.getByText(myPage.supports.used(2, 2, "").slice(0, 12)).waitFor();
    await setSupportLimit(systemContext(site.server.platform, "test"), openPlan, null);
  });
});

test("a deadline is told in Danish time, and beside it in the reader's where that is another", async () => {
  for (const [locale, timeZone, here] of [["da", "America/New_York", "hos dig"], ["en", "Asia/Tokyo", "where you are"], ["da", "Europe/Stockholm", null]] as const) {
    const { page } = await site.visit({ locale, timeZone });
    await page.goto(`/${locale}`);
    await signIn(page, locale, author);
    await page.goto(`/${locale}/account`);
    const moment = page.locator("main time[data-here]").first();
    const text = await moment.innerText();
    expect(text).toMatch(locale === "da" ? /kl\. 23\.59 dansk tid/ : /at 23:59 Danish time/);
    if (here === null) expect(text).not.toContain("(");
    else expect(text).toMatch(locale === "da" ? /\((17|18)\.59 hos dig\)$/ : /\(\d+ \w+ at (06|07):59 where you are\)$/);
  }
});
