import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, signIn, useSite, words } from "./site.ts";
import { answerCase, choose, comment, confirmAddress, fillProposal, password, propose, readProposal, referenceOnReceipt, signUp, type Newcomer, type Proposal } from "./steps.ts";

// The main job, end to end: what one person says, until everybody can see what became of it.

const site = useSite();

type Cast = { citizen: Newcomer; business: Newcomer; ngo: Newcomer; authority: Newcomer; proposal: Proposal; second: Proposal; initiative: string; reason: string };

const danish: Cast = {
  citizen: { type: "citizen", name: "Åse Rønbæk", email: "aase@journey.example", password },
  business: { type: "business", name: "Bo Lund", email: "bo@journey.example", password, organisation: "Lunds Værksted ApS" },
  ngo: { type: "ngo", name: "Nana Holm", email: "nana@journey.example", password, organisation: "Foreningen Fri Indsigt" },
  authority: { type: "authority", name: "Pia Kær", email: "pia@journey.example", password, organisation: "Mosekær Kommune" },
  proposal: {
    theme: "Flere og bedre åbne data", title: "Vis åbningstider på genbrugspladser som åbne data", problem: "I dag står åbningstiderne på 98 forskellige hjemmesider, og ingen af dem kan læses af en maskine.",
    change: "Kommunerne skal lægge åbningstider og adgangsregler ét sted i et fælles format.", effect: "Færre kører forgæves. Det kan måles på antallet af afviste besøg.",
  },
  second: { theme: "Flere og bedre åbne data", title: "Samme format for kommunernes affaldsdata", problem: "Vi bygger ruter til affaldsbiler og må rense 98 slags filer.", change: "Vedtag ét format.", effect: "Vi sparer en måned om året." },
  initiative: "Åbne data om affald og genbrug", reason: "Vi tager forslaget med, fordi kommunerne allerede har dataene.\n\nVi begynder med åbningstiderne.",
};

const english: Cast = {
  citizen: { type: "citizen", name: "Ada Fenwick", email: "ada@journey.example", password },
  business: { type: "business", name: "Ben Hale", email: "ben@journey.example", password, organisation: "Hale & Sons Ltd" },
  ngo: { type: "ngo", name: "Nia Oakes", email: "nia@journey.example", password, organisation: "Open Rivers Trust" },
  authority: { type: "authority", name: "Pat Moor", email: "pat@journey.example", password, organisation: "Moorfield Region" },
  proposal: {
    theme: "More and better open data", title: "Publish river levels every quarter of an hour", problem: "People by the river learn of a flood from the radio, when it is already there.",
    change: "Publish every gauge as open data, every fifteen minutes.", effect: "Warnings come an hour earlier. That can be counted.",
  },
  second: { theme: "More and better open data", title: "One address for all water data", problem: "Our insurance products need nine agencies' files.", change: "Put them in one place.", effect: "Cheaper insurance for houses by the water." },
  initiative: "Open data on water", reason: "We take this up, because the gauges are there already.\n\nThe first stations follow this summer.",
};

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Cast][])("the journey %s", (_, locale, options, cast) => {
  const m = words(locale);
  const name = `${locale}-${options.device}`;
  let reference = "";
  let second = "";
  let initiativeReference = "";

  test("a citizen writes first, and signs up to send: nothing is lost on the way", async () => {
    const { page } = await site.visit(options);
    const { write, review } = m.proposals;
    await page.goto(`/${locale}`);
    await page.getByRole("link", { name: m.plans.home.writeProposal }).first().click();
    await fillProposal(page, locale, cast.proposal);
    await page.getByRole("button", { name: write.review }).click();
    await page.getByRole("heading", { level: 1, name: review.title }).waitFor();
    for (const text of [cast.proposal.title, cast.proposal.problem, cast.proposal.change, cast.proposal.effect]) expect(await page.getByText(text).isVisible(), text).toBe(true);
    await page.getByRole("link", { name: review.signUp }).click();
    await signUp(page, locale, cast.citizen);
    expect(await page.getByText(m.accounts.checkMail.draftKept).isVisible()).toBe(true);
    await confirmAddress(site, page, locale, cast.citizen.email);
    // The link leads back to where sending was left.
    await page.getByRole("heading", { level: 1, name: review.title }).waitFor();
    expect(await page.getByText(cast.proposal.effect).isVisible()).toBe(true);
    await keepPicture(page, `review-${name}`);
    await page.getByRole("link", { name: review.edit, exact: true }).click();
    expect(await readProposal(page, locale)).toEqual({ title: cast.proposal.title, problem: cast.proposal.problem, change: cast.proposal.change, effect: cast.proposal.effect });
    await page.getByRole("button", { name: write.review }).click();
    await page.getByRole("button", { name: review.send }).click();
    reference = await referenceOnReceipt(page, locale);
    expect(reference).toMatch(/-C-/);
    await keepPicture(page, `receipt-${name}`);
    const receipt = await site.mailbox.find(cast.citizen.email, new RegExp(reference));
    expect(receipt.text).toContain(cast.proposal.title);
    expect(receipt.links).toContain(`${site.server.url}/${locale}/proposals/${reference}`);
    // My page tells in plain words how it stands.
    await page.goto(`/${locale}/account`);
    expect(await page.getByText(m.myPage.next.collecting("").split(".")[0]!).first().isVisible()).toBe(true);
  });

  test("a business and a public authority sign up, and their proposals carry their organisations' names", async () => {
    for (const who of [cast.business, cast.authority]) {
      const { page } = await site.visit(options);
      await signUp(page, locale, who);
      await confirmAddress(site, page, locale, who.email);
      const proposal = who === cast.business ? cast.second : { ...cast.second, title: `${cast.second.title} (2)` };
      const sent = await propose(page, locale, proposal);
      expect(sent).toMatch(who === cast.business ? /-B-/ : /-A-/);
      if (who === cast.business) second = sent;
      await page.goto(`/${locale}/proposals/${sent}`);
      expect(await page.getByText(who.organisation!).first().isVisible()).toBe(true);
    }
  });

  test("anybody finds the proposal by searching", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/plans/${openPlan}/proposals`);
    await page.getByLabel(m.proposals.list.searchLabel).fill(cast.proposal.title.split(" ").slice(1, 3).join(" "));
    await page.getByRole("button", { name: m.proposals.list.apply }).click();
    await page.getByRole("link", { name: cast.proposal.title }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain(cast.proposal.title);
    expect(page.url()).toContain(`/proposals/${reference}`);
  });

  test("an NGO comments with a stance, the author replies, and support is given and taken back", async () => {
    const ngo = await site.visit(options);
    await ngo.page.goto(`/${locale}/proposals/${reference}`);
    await signUpFromHeader(ngo.page, cast.ngo);
    await confirmAddress(site, ngo.page, locale, cast.ngo.email);
    expect(new URL(ngo.page.url()).pathname).toBe(`/${locale}/proposals/${reference}`);
    const said = locale === "da" ? "Vi støtter forslaget, hvis formatet er åbent." : "We support it, provided the format is open.";
    await comment(ngo.page, locale, "for", said);
    expect(await ngo.page.getByText(cast.ngo.organisation!).first().isVisible()).toBe(true);

    await ngo.page.getByRole("button", { name: m.proposals.page.support, exact: true }).click();
    await ngo.page.getByText(m.proposals.page.supported).waitFor();
    expect(await supportCount(ngo.page)).toBe("1");
    await ngo.page.getByRole("button", { name: m.proposals.page.withdrawSupport }).click();
    await ngo.page.getByRole("button", { name: m.proposals.page.support, exact: true }).waitFor();
    expect(await supportCount(ngo.page)).toBe("0");
    await ngo.page.getByRole("button", { name: m.proposals.page.support, exact: true }).click();
    await ngo.page.getByText(m.proposals.page.supported).waitFor();

    const author = await site.visit(options);
    await signIn(author.page, locale, cast.citizen.email, cast.citizen.password);
    await author.page.goto(`/${locale}/proposals/${reference}`);
    expect(await author.page.getByText(m.forms.refusals.own_proposal).isVisible()).toBe(true);
    await author.page.locator(".sp-comment__foot a[href*='reply=']").first().click();
    const answer = locale === "da" ? "Ja, det skal det være." : "Yes, it must be.";
    await author.page.getByLabel(m.proposals.comments.replyBody).fill(answer);
    await author.page.getByRole("button", { name: m.proposals.comments.sendReply }).click();
    await author.page.getByText(answer).waitFor();
  });

  test("a moderator takes the case, shortlists it with another, and cannot answer without a reason", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/desk/${openPlan}/${reference}`);
    await signIn(page, locale, "moderator@samplan.example");
    await page.waitForURL(`**/desk/${openPlan}/${reference}`);
    await page.getByRole("button", { name: m.desk.takeOn }).click();
    await page.getByText(m.desk.done.taken).waitFor();

    // Both together, from the list.
    await page.goto(`/${locale}/desk/${openPlan}?view=all&q=${encodeURIComponent(cast.second.title)}`);
    await page.getByLabel(m.desk.shortlist.selectCase(second), { exact: true }).check();
    await page.getByRole("button", { name: m.desk.shortlist.toShortlist }).click();
    await page.goto(`/${locale}/desk/${openPlan}/shortlist?refs=${reference}&refs=${second}`);
    expect(await page.getByText(m.desk.shortlist.several(2)).isVisible()).toBe(true);
    await page.getByLabel(m.desk.shortlist.initiative, { exact: true }).selectOption("new");
    await page.getByLabel(m.desk.shortlist.newTitle).fill(cast.initiative);
    await choose(page.getByRole("radio", { name: m.words.degrees.partly }));
    await page.getByRole("button", { name: m.desk.shortlist.send, exact: true }).click();
    const done = await page.getByRole("status").innerText();
    initiativeReference = /[A-Z0-9]+-I-?\d+|[A-Z]+\d+-\S+?(?=[.\s]|$)/.exec(done)?.[0] ?? "";
    expect(initiativeReference, done).not.toBe("");

    // Without a reason the answer is refused, and says so beside the field.
    await page.goto(`/${locale}/desk/${openPlan}/${reference}`);
    await answerCase(page, locale, "partly_adopted", "");
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.reason_missing }).waitFor();
    expect(await page.getByRole("radio", { name: m.words.statuses.partly_adopted, exact: true }).first().isChecked()).toBe(true);
    await answerCase(page, locale, "partly_adopted", cast.reason);
    await page.getByText(m.desk.answer.sent).waitFor();
    await keepPicture(page, `desk-case-${name}`);
  });

  test("everybody sees the journey and the answer, the initiative shows its sources, and the authors have mail", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/proposals/${reference}`);
    const answer = page.getByRole("region", { name: m.proposals.page.answerFrom });
    expect(await answer.getByText(cast.reason.split("\n")[0]!).isVisible()).toBe(true);
    expect(await answer.getByText(m.words.statuses.partly_adopted, { exact: true }).isVisible()).toBe(true);
    const journey = page.locator("aside");
    for (const kind of ["submitted", "taken_on", "shortlisted", "answered"] as const) expect(await journey.getByText(m.proposals.page.journeyKinds[kind]).first().isVisible(), kind).toBe(true);
    await keepPicture(page, `proposal-${name}`);
    await answer.getByRole("link", { name: cast.initiative }).click();
    await page.getByRole("heading", { level: 1, name: cast.initiative }).waitFor();
    for (const title of [cast.proposal.title, cast.second.title]) expect(await page.getByRole("link", { name: title, exact: true }).isVisible()).toBe(true);
    await keepPicture(page, `initiative-draft-${name}`);

    const outcome = await site.mailbox.find(cast.citizen.email, locale === "da" ? /besvaret|svar på/i : /answer/i);
    expect(outcome.text).toContain(cast.reason.split("\n")[0]!);
    await site.mailbox.find(cast.citizen.email, locale === "da" ? /initiativ/ : /initiative/);
    await site.mailbox.find(cast.business.email, locale === "da" ? /initiativ/ : /initiative/);
  });

  async function signUpFromHeader(page: Page, who: Newcomer) {
    if (options.device === "phone") await page.locator("summary", { hasText: m.shell.menu }).click();
    await page.getByRole("link", { name: m.shell.signUp }).and(page.locator(":visible")).first().click();
    await signUp(page, locale, who);
  }

  async function supportCount(page: Page) {
    return (await page.locator("#support .sp-box__number").innerText()).trim();
  }
});
