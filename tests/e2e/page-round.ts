import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { Device } from "#tests/support/browser.ts";
import type { Locale } from "#db/values.ts";
import { keepPicture, openPlan, useSite, words, type Site } from "./site.ts";
import { choose, fillProposal, referenceOnReceipt } from "./steps.ts";

// Every page, in one language on one device: what axe and the plain rules of a page say, when it is loaded and after
// everything that changes it. Each round is a file of its own, so that two of them can go at a time.

const plan = `/plans/${openPlan}`;

const widths: Record<Device, readonly number[]> = { phone: [320, 390], desktop: [1280] };

/** Axe takes the longest, and has the same to say of both languages and, but for sizes, of both devices: it looks at each of them once. */
const axeLooksAt: Record<Locale, Device> = { da: "phone", en: "desktop" };

/** All that must hold of a page as it stands. */
async function expectSound(page: Page, locale: Locale, device: Device, when: string, withAxe = true) {
  const found = [...(withAxe && axeLooksAt[locale] === device ? await findAxeViolations(page) : []), ...(await findPageFaults(page, locale))];
  for (const width of widths[device]) {
    await page.setViewportSize({ width, height: device === "phone" ? 844 : 900 });
    const wide = await findSidewaysScroll(page);
    if (wide) found.push(wide);
  }
  // Soft, so that the rest of the way is looked at too.
  expect.soft(found, `${new URL(page.url()).pathname} ${when}`).toEqual([]);
}

/** How many parts of the page can be opened. */
function countClosed(page: Page): Promise<number> {
  return page.locator("main details:not([open])").count();
}

async function openEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll<HTMLDetailsElement>("main details:not([open])")) details.open = true;
  });
}

async function openMenu(page: Page, locale: Locale) {
  await page.locator("summary", { hasText: words(locale).shell.menu }).click();
}

async function expectFocusOnSummary(page: Page) {
  await page.locator("#error-summary").waitFor();
  const focused = await page.waitForFunction(() => document.activeElement?.id === "error-summary", null, { timeout: 1_000 }).then(() => true, () => false);
  expect.soft(focused, `the focus is on the summary of ${page.url()}`).toBe(true);
}

type PageOf = { path: string | ((site: Site) => Promise<string>); as?: string; picture?: string; status?: number };

const pages: Record<string, PageOf> = {
  "home": { path: "", picture: "home" },
  "plans": { path: "/plans" },
  "the open plan": { path: plan, picture: "plan" },
  "the adopted plan": { path: "/plans/ogp-2017-2019", picture: "plan-2017" },
  "the outcome": { path: `${plan}/outcome`, picture: "outcome" },
  "the outcome, narrowed": { path: `${plan}/outcome?theme=open-data&fate=unanswered&type=ngo` },
  "the outcome, nothing chosen is there": { path: `${plan}/outcome?theme=open-data&fate=hidden` },
  "the outcome of the adopted plan": { path: "/plans/ogp-2017-2019/outcome", picture: "outcome-2017" },
  "consulted parties": { path: `/admin${plan}/consulted`, as: "coordinator@samplan.example", picture: "consulted" },
  "meetings": { path: `${plan}/meetings`, picture: "meetings" },
  "documents": { path: `${plan}/documents`, picture: "documents" },
  "OGP's requirements": { path: `${plan}/compliance`, picture: "compliance" },
  "OGP's requirements of the adopted plan": { path: "/plans/ogp-2017-2019/compliance" },
  "a new meeting": { path: `/admin${plan}/meetings/new`, as: "coordinator@samplan.example", picture: "meeting-new" },
  "thresholds of OGP's requirements": { path: `/admin${plan}/compliance`, as: "coordinator@samplan.example", picture: "compliance-rules" },
  "a theme": { path: `${plan}/themes/open-data` },
  "a theme of the adopted plan": { path: "/plans/ogp-2017-2019/themes/open-data" },
  "proposals": { path: `${plan}/proposals`, picture: "list" },
  "proposals, narrowed and searched": { path: `${plan}/proposals?q=data&theme=open-data&type=business&sort=oldest`, picture: "list-narrowed" },
  "proposals, none found": { path: `${plan}/proposals?q=qwertyuiop` },
  "writing": { path: `${plan}/proposals/new` },
  "initiatives": { path: `${plan}/initiatives`, picture: "initiatives" },
  "the PDF of a plan that is not published": { path: `${plan}/files/plan.pdf`, status: 404, picture: "file-unpublished" },
  "initiatives of the adopted plan": { path: "/plans/ogp-2017-2019/initiatives" },
  "a proposal with an answer and a debate": { path: "/proposals/OGP28-O-0001", picture: "proposal-answered" },
  "a proposal by somebody unnamed, with an initiative": { path: "/proposals/OGP28-O-0010" },
  "a proposal that was merged": { path: "/proposals/OGP28-B-0011" },
  "a proposal without comments": { path: "/proposals/OGP28-A-0028" },
  "a proposal, signed in": { path: "/proposals/OGP28-O-0003", as: "citizen@samplan.example", picture: "proposal-signed-in" },
  "one's own proposal": { path: "/proposals/OGP28-C-0004", as: "citizen@samplan.example" },
  "a proposal, as a moderator": { path: "/proposals/OGP28-O-0003", as: "moderator@samplan.example" },
  "the receipt": { path: "/proposals/OGP28-C-0004/receipt", as: "citizen@samplan.example", picture: "receipt" },
  "changing a proposal": { path: "/proposals/OGP28-C-0004/edit", as: "citizen@samplan.example" },
  "withdrawing a proposal": { path: "/proposals/OGP28-C-0004/withdraw", as: "citizen@samplan.example" },
  "the versions of a proposal": { path: "/proposals/OGP28-O-0001/versions" },
  "a version": { path: "/proposals/OGP28-O-0001/versions/1" },
  "a proposal for printing": { path: "/proposals/OGP28-O-0001/print" },
  "a draft initiative": { path: "/initiatives/OGP28-I-01", picture: "initiative" },
  "the versions of a draft initiative": { path: "/initiatives/OGP28-I-01/versions" },
  "draft initiatives": { path: `/desk/${openPlan}/initiatives`, as: "coordinator@samplan.example", picture: "desk-initiatives" },
  "comments on initiatives": { path: `/desk/${openPlan}/draft-comments`, as: "moderator@samplan.example", picture: "desk-draft-comments" },
  "writing an initiative": { path: `/desk/${openPlan}/initiatives/OGP28-I-01`, as: "moderator@samplan.example", picture: "desk-initiative" },
  "the versions of a draft, for staff": { path: `/desk/${openPlan}/initiatives/OGP28-I-01/versions`, as: "moderator@samplan.example", picture: "desk-initiative-versions" },
  "an adopted initiative": { path: firstAdopted, picture: "initiative-adopted" },
  "sign-up": { path: "/sign-up", picture: "sign-up" },
  "sign-up as an organisation": { path: "/sign-up?type=ngo", picture: "sign-up-ngo" },
  "sign-up, check your mail": { path: "/sign-up/check-mail?email=a%40b.example" },
  "sign-in": { path: "/sign-in", picture: "sign-in" },
  "sign-out": { path: "/sign-out", as: "citizen@samplan.example" },
  "confirming an address": { path: "/verify-email?token=abc" },
  "confirming without a link": { path: "/verify-email" },
  "my proposals": { path: "/account", as: "citizen@samplan.example", picture: "account" },
  "my proposals, none": { path: "/account", as: "moderator@samplan.example" },
  "a forgotten password": { path: "/forgot-password" },
  "a forgotten password, link sent": { path: "/forgot-password?sent=1&email=a%40b.example" },
  "a new password without a link": { path: "/reset-password?token=abc" },
  "a new address without a link": { path: "/account/email/confirm?token=abc" },
  "a new address, confirmed": { path: "/account/email/confirm?done=1" },
  "my profile": { path: "/account/profile", as: "ngo@samplan.example", picture: "profile" },
  "my security": { path: "/account/security", as: "citizen@samplan.example" },
  "my notifications": { path: "/account/notifications", as: "citizen@samplan.example" },
  "my second factor": { path: "/account/second-factor", as: "citizen@samplan.example" },
  "the desk": { path: `/desk/${openPlan}`, as: "moderator@samplan.example", picture: "desk" },
  "the desk, none found": { path: `/desk/${openPlan}?q=qwertyuiop`, as: "moderator@samplan.example" },
  "a case": { path: `/desk/${openPlan}/OGP28-O-0003`, as: "moderator@samplan.example", picture: "desk-case" },
  "a case that was answered": { path: `/desk/${openPlan}/OGP28-O-0001?view=answered`, as: "moderator@samplan.example" },
  "shortlisting several": { path: `/desk/${openPlan}/shortlist?refs=OGP28-O-0003&refs=OGP28-C-0004`, as: "moderator@samplan.example", picture: "shortlist" },
  "shortlisting none": { path: `/desk/${openPlan}/shortlist`, as: "moderator@samplan.example" },
  "reporting a proposal": { path: "/proposals/OGP28-O-0003/report" },
  "reporting a proposal, signed in": { path: "/proposals/OGP28-O-0003/report", as: "citizen@samplan.example" },
  "what is reported, nothing": { path: `/desk/${openPlan}/reports`, as: "moderator@samplan.example" },
  "objections, none": { path: `/desk/${openPlan}/reports?view=objections`, as: "moderator@samplan.example" },
  "hiding a comment": { path: hidingOfFirstComment, as: "moderator@samplan.example" },
  "the versions of the adopted plan": { path: "/plans/ogp-2017-2019/publications" },
  "a version of the adopted plan": { path: "/plans/ogp-2017-2019/publications/plan/1", picture: "publication" },
  "what was published, nothing yet": { path: `${plan}/publications` },
  "publication of a plan": { path: `/admin${plan}/publication`, as: "coordinator@samplan.example", picture: "admin-publication" },
  "the progress of a plan that is not adopted": { path: `${plan}/progress` },
  "the progress of an older plan": { path: "/plans/ogp-2017-2019/progress" },
  "a self-assessment": { path: "/admin/plans/ogp-2017-2019/report", as: "coordinator@samplan.example" },
  "progress at the desk": { path: "/desk/ogp-2017-2019/progress", as: "coordinator@samplan.example" },
  "a plan as it will stand": { path: `/admin${plan}/publication/preview`, as: "coordinator@samplan.example", picture: "admin-preview" },
  "about open government": { path: "/about/open-government" },
  "the versions of a page": { path: "/content/rules/versions" },
  "a version of a page": { path: "/content/rules/versions/0" },
  "pages about the platform": { path: "/admin/content", as: "coordinator@samplan.example" },
  "editing a page about the platform": { path: "/admin/content/rules", as: "coordinator@samplan.example", picture: "admin-content" },
  "the plans one runs": { path: "/admin/plans", as: "coordinator@samplan.example", picture: "admin-plans" },
  "a new plan": { path: "/admin/plans/new", as: "coordinator@samplan.example", picture: "admin-plan-new" },
  "a plan one runs": { path: `/admin${plan}`, as: "coordinator@samplan.example", picture: "admin-plan" },
  "the texts of a plan": { path: `/admin${plan}/texts`, as: "coordinator@samplan.example" },
  "the themes of a plan": { path: `/admin${plan}/themes`, as: "coordinator@samplan.example", picture: "admin-plan-themes" },
  "a theme of a plan, with proposals": { path: `/admin${plan}/themes/open-data`, as: "coordinator@samplan.example", picture: "admin-plan-theme" },
  "a new theme": { path: `/admin${plan}/themes/new`, as: "coordinator@samplan.example" },
  "the phases of a plan": { path: `/admin${plan}/phases`, as: "coordinator@samplan.example", picture: "admin-plan-phases" },
  "announcing a plan that is public": { path: `/admin${plan}/announce`, as: "coordinator@samplan.example" },
  "closing a plan": { path: `/admin${plan}/close`, as: "coordinator@samplan.example" },
  "deleting a plan that is public": { path: `/admin${plan}/delete`, as: "coordinator@samplan.example" },
  "people and roles": { path: "/admin/people", as: "admin@samplan.example", picture: "admin-people" },
  "people, found": { path: "/admin/people?q=pr", as: "admin@samplan.example", picture: "admin-people-found" },
  "people, none found": { path: "/admin/people?q=nobody%40example.dk", as: "admin@samplan.example" },
  "people, too little to search by": { path: "/admin/people?q=x", as: "coordinator@samplan.example", picture: "admin-people-short" },
  "a person with a role": { path: personAt("moderator@samplan.example"), as: "admin@samplan.example", picture: "admin-person" },
  "a person without a role": { path: personAt("ngo@samplan.example"), as: "coordinator@samplan.example", picture: "admin-person-none" },
  "one's own roles": { path: personAt("admin@samplan.example"), as: "admin@samplan.example" },
  "about": { path: "/about", picture: "about" },
  "accessibility": { path: "/accessibility" },
  "privacy": { path: "/privacy" },
  "rules": { path: "/rules" },
  "the demonstration's mail": { path: "/demo/mail" },
  "a page that is not there": { path: "/nothing", status: 404, picture: "not-found" },
  "a page for others": { path: `/desk/${openPlan}`, as: "citizen@samplan.example", status: 403, picture: "forbidden" },
};

async function firstAdopted({ server }: Site): Promise<string> {
  const { store } = server.platform;
  const rows = await store.read.select({ reference: store.tables.initiatives.reference, state: store.tables.initiatives.state }).from(store.tables.initiatives);
  return `/initiatives/${rows.find((row) => row.state === "published")!.reference}`;
}

function personAt(email: string) {
  return async ({ server }: Site): Promise<string> => {
    const { store } = server.platform;
    const [row] = await store.read.select({ id: store.tables.users.id }).from(store.tables.users).where(eq(store.tables.users.email, email));
    return `/admin/people/${row!.id}`;
  };
}

async function hidingOfFirstComment({ server }: Site): Promise<string> {
  const { store } = server.platform;
  const [row] = await store.read.select({ id: store.tables.comments.id }).from(store.tables.comments).limit(1);
  return `/desk/${openPlan}/comments/${row!.id}/hide`;
}

/** The tests of one round. Call it at the top of a file. */
export function testPages(locale: Locale, device: Device): void {
  const site = useSite();
  const m = words(locale);
  const options = { locale, device } as const;
  const pictureName = (name: string) => `${name}-${locale}-${device}`;

  test.each(Object.keys(pages))("%s", async (name) => {
    const { path, as, picture, status = 200 } = pages[name]!;
    const { page } = await site.lookAs(as, options);
    const answer = await page.goto(`/${locale}${typeof path === "string" ? path : await path(site)}`);
    expect(answer?.status()).toBe(status);
    if (picture) await keepPicture(page, pictureName(picture));
    // What axe has to say of the parts that are closed is said when they are open, with all the rest.
    const isClosed = (await countClosed(page)) > 0;
    await expectSound(page, locale, device, "as it is", !isClosed);
    if (!isClosed) return;
    await openEverything(page);
    await expectSound(page, locale, device, "with everything opened");
  });

  test("the menu, opened", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    await page.goto(`/${locale}/about`);
    if (device === "desktop") return;
    await openMenu(page, locale);
    for (const link of [m.shell.nav.proposals, m.shell.nav.desk, m.shell.signOut]) expect(await page.locator(".sp-menu__panel").getByRole("link", { name: link, exact: true }).isVisible(), link).toBe(true);
    await keepPicture(page, pictureName("menu"));
    await expectSound(page, locale, device, "with the menu opened");
  });

  test("writing: errors, review, receipt", async () => {
    const { page } = await site.visitAs("jonas@samplan.example", options);
    await page.goto(`/${locale}${plan}/proposals/new`);
    await page.getByLabel(m.proposals.write.titleLabel, { exact: true }).fill("x".repeat(130));
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await expectFocusOnSummary(page);
    await keepPicture(page, pictureName("write-errors"));
    await expectSound(page, locale, device, "with errors");
    await fillProposal(page, locale, { theme: locale === "da" ? "Flere og bedre åbne data" : "More and better open data", title: locale === "da" ? "Åbne kalendere for ministre" : "Open calendars of ministers", problem: "010190-1234 står her ved en fejl.", change: "Et længere afsnit.\n\nOg et til, med et meget langt ord: speciallægepraksisplanlægningsstabiliseringsperiodeforlængelsesansøgningsskemaudfyldningsvejledning", effect: "Virkning" });
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("heading", { level: 1, name: m.proposals.review.title }).waitFor();
    expect(await page.getByText(m.forms.cprWarning).isVisible()).toBe(true);
    await keepPicture(page, pictureName("review"));
    await expectSound(page, locale, device, "at the review");
    await page.getByRole("link", { name: m.proposals.review.edit, exact: true }).click();
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    // What looks like a CPR number is asked about once before it is public.
    await page.getByText(m.forms.cprSendAnyway).waitFor();
    await expectSound(page, locale, device, "asked about the CPR number");
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    const reference = await referenceOnReceipt(page, locale);
    await expectSound(page, locale, device, "at the receipt");
    await page.goto(`/${locale}/proposals/${reference}`);
    await expectSound(page, locale, device, "with a very long word");
  });

  test("the debate: errors, a comment, a reply, its tabs", async () => {
    const { page } = await site.visitAs("helle@samplan.example", options);
    const path = `/${locale}/proposals/OGP28-O-0003`;
    await page.goto(path);
    const form = page.getByRole("form", { name: m.proposals.comments.write });
    await form.getByRole("button", { name: m.proposals.comments.send }).click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "with errors in the comment");
    await choose(form.getByRole("radio", { name: m.words.stancesLong.for }));
    await form.getByLabel(m.proposals.comments.body).fill("Ja.");
    await form.getByRole("button", { name: m.proposals.comments.send }).click();
    await page.getByText("Ja.", { exact: true }).first().waitFor();
    await expectSound(page, locale, device, "after commenting");
    await page.locator(".sp-comment__foot a[href*='reply=']").first().click();
    await page.getByRole("button", { name: m.proposals.comments.sendReply }).first().click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "with errors in a reply");
    await page.getByRole("button", { name: m.proposals.page.support, exact: true }).or(page.getByRole("button", { name: m.proposals.page.withdrawSupport })).click();
    await expectSound(page, locale, device, "after supporting");
    await page.getByRole("navigation", { name: m.proposals.comments.filter }).getByRole("link", { name: m.words.stances.against }).click();
    await expectSound(page, locale, device, "narrowed to a stance");
  });

  test("sign-up and sign-in with errors", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/sign-up`);
    await page.getByRole("button", { name: m.accounts.signUp.continue }).click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "without a type");
    await page.goto(`/${locale}/sign-up?type=business`);
    await page.getByRole("button", { name: m.accounts.signUp.submit }).click();
    await expectFocusOnSummary(page);
    await keepPicture(page, pictureName("sign-up-errors"));
    await expectSound(page, locale, device, "with errors");
    await page.goto(`/${locale}/sign-in`);
    await page.getByRole("button", { name: m.accounts.signIn.submit }).click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "with a wrong password");
  });

  test("filters, applied and cleared; next page and back", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}${plan}/proposals`);
    await page.getByLabel(m.proposals.list.type).selectOption("ngo");
    await page.getByLabel(m.proposals.list.status).selectOption("answered");
    await page.getByRole("button", { name: m.proposals.list.apply }).click();
    await page.getByRole("link", { name: m.proposals.list.clear }).waitFor();
    expect(await page.getByLabel(m.proposals.list.type).inputValue()).toBe("ngo");
    await expectSound(page, locale, device, "narrowed");
    await page.getByRole("link", { name: m.proposals.list.clear }).click();
    const first = await page.locator("main h2 a").allInnerTexts();
    expect(first).toHaveLength(20);
    await page.getByRole("link", { name: m.shell.next, exact: true }).click();
    await page.getByRole("link", { name: m.shell.previous, exact: true }).waitFor();
    expect((await page.locator("main h2 a").allInnerTexts()).filter((title) => first.includes(title))).toEqual([]);
    await expectSound(page, locale, device, "on the second page");
    await page.getByRole("link", { name: m.shell.previous, exact: true }).click();
    expect(await page.locator("main h2 a").allInnerTexts()).toEqual(first);
  });

  test("a case: errors in each form, and after each act", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    const reference = "OGP28-B-0032";
    await page.goto(`/${locale}/desk/${openPlan}/${reference}`);
    await page.getByRole("button", { name: m.desk.answer.send }).click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "with errors in the answer");
    await page.goto(`/${locale}/desk/${openPlan}/${reference}`);
    await page.getByRole("button", { name: m.desk.shortlist.send, exact: true }).click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "with errors in shortlisting");
    await keepPicture(page, pictureName("desk-case-errors"));
    const casePage = page.url().replace(/#.*$/, "");
    await page.getByRole("link", { name: m.moderation.panel.hide }).click();
    await page.getByRole("button", { name: m.desk.hide.send }).click();
    await expectFocusOnSummary(page);
    await expectSound(page, locale, device, "with errors in hiding");
    await page.goto(casePage);
    await page.getByRole("button", { name: m.desk.takeOn }).click();
    await page.getByText(m.desk.done.taken).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(m.desk.done.taken);
    await expectSound(page, locale, device, "taken");
    await page.getByRole("link", { name: m.moderation.panel.hide }).click();
    await choose(page.getByRole("radio", { name: m.words.hideReasons.advertising }));
    await page.getByLabel(m.desk.hide.note).fill("Skriv uden reklame.");
    await page.getByRole("button", { name: m.desk.hide.send }).click();
    await page.getByText(m.desk.hide.sent).waitFor();
    await expectSound(page, locale, device, "hidden");
    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${reference}`);
    await keepPicture(reader.page, pictureName("proposal-hidden"));
    await expectSound(reader.page, locale, device, "hidden");
    await page.getByRole("link", { name: m.desk.hide.restore }).click();
    await page.getByRole("button", { name: m.desk.hide.restore }).click();
    await page.getByText(m.desk.hide.restored).waitFor();
    await page.getByRole("button", { name: m.desk.release }).click();
    await page.getByText(m.desk.done.released).waitFor();
  });
}
