import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, signIn, useSite, words } from "./site.ts";
import { choose, comment, confirmAddress, password, signUp, type Newcomer } from "./steps.ts";

// An organisation's voice: somebody founds it, colleagues come along, and the coordinator makes sure of it.

const site = useSite();

type Cast = { founder: Newcomer; colleague: Newcomer; applicant: Newcomer; twin: Newcomer };

const danish: Cast = {
  founder: { type: "ngo", name: "Ragnhild Dyrehave Møller", email: "ragnhild@aabenhed-i-forvaltningen.example", password, organisation: "Sammenslutningen af Åbenhedsforeninger" },
  colleague: { type: "citizen", name: "Kasper Ø", email: "kasper@privat.example", password },
  applicant: { type: "citizen", name: "Bodil Æbelø", email: "bodil@aabenhed-i-forvaltningen.example", password },
  twin: { type: "ngo", name: "Torben Tvilling", email: "torben@andetsteds.example", password, organisation: "Sammenslutningen af Aabenhedsforeninger" },
};
const english: Cast = {
  founder: { type: "ngo", name: "Rachel Fenwick", email: "rachel@open-rivers.example", password, organisation: "Open Rivers Alliance" },
  colleague: { type: "citizen", name: "Colin Pike", email: "colin@private.example", password },
  applicant: { type: "citizen", name: "Beth Hill", email: "beth@open-rivers.example", password },
  twin: { type: "ngo", name: "Tim Twin", email: "tim@elsewhere.example", password, organisation: "OPEN RIVERS-ALLIANCE" },
};

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Cast][])("an organisation %s", (_, locale, options, cast) => {
  const m = words(locale);
  const { members, own, join, edit, admin, page: profile } = m.organisations;
  const { founder, colleague, applicant, twin } = cast;
  const ownPath = `/${locale}/account/organisations`;
  let path = "";

  /** All that must hold of a page as it stands, closed and with everything opened. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `organisations-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    const look = async (when: string) => {
      const wide = await findSidewaysScroll(page);
      expect.soft([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), ...(wide ? [wide] : [])], `${picture} ${when}`).toEqual([]);
    };
    await look("as it is");
    const turn = (open: boolean) => page.evaluate((open) => { for (const details of document.querySelectorAll<HTMLDetailsElement>(open ? "main details:not([open])" : "main details[data-turned]")) { details.open = open; details.toggleAttribute("data-turned", open); } }, open);
    await turn(true);
    await look("opened");
    await keepPicture(page, `organisations-${picture}-opened-${locale}-${options.device}`);
    await turn(false);
  }
  const done = async (page: Page, text: string) => { await page.getByRole("status").getByText(text).waitFor(); };
  const enter = async (who: Newcomer, to: string) => {
    const { page } = await site.visit(options);
    await signIn(page, locale, who.email, who.password);
    await page.goto(to);
    return page;
  };
  const openDetails = async (page: Page, summary: string) => { await page.locator("summary", { hasText: summary }).click(); };

  test("is founded at sign-up, says who it is, and invites a colleague", async () => {
    const { page } = await site.visit(options);
    await signUp(page, locale, founder);
    await confirmAddress(site, page, locale, founder.email);
    await page.goto(ownPath);
    await expectSound(page, "own");
    await page.getByRole("link", { name: founder.organisation!, exact: true }).first().click();
    await page.getByRole("heading", { level: 1, name: founder.organisation! }).waitFor();
    path = new URL(page.url()).pathname;
    await page.getByRole("link", { name: profile.edit }).click();
    // The domain of the founder's address is chosen already.
    expect(await page.getByRole("radio", { name: edit.domainOf(founder.email.split("@")[1]!) }).isChecked()).toBe(true);
    await page.getByLabel(edit.website).fill("ikke en adresse");
    await page.getByLabel(edit.description).fill("Vi taler for 40 foreninger.");
    await page.getByRole("button", { name: edit.submit }).click();
    await page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.website_wrong }).waitFor();
    expect(await page.getByLabel(edit.description).inputValue()).toBe("Vi taler for 40 foreninger.");
    await expectSound(page, "edit-errors");
    await page.getByLabel(edit.website).fill("www.forening.example");
    await page.getByRole("button", { name: edit.submit }).click();
    await done(page, profile.done.edited);

    await page.getByRole("link", { name: profile.seeMembers }).click();
    await page.getByLabel(members.email).fill(colleague.email);
    await page.getByRole("button", { name: members.sendInvitation }).click();
    await done(page, members.done.invited);
    expect(await page.getByRole("heading", { name: colleague.email }).isVisible()).toBe(true);
    await expectSound(page, "members");
  });

  test("the colleague signs up from the link in the mail, and takes the invitation up", async () => {
    const mail = await site.mailbox.find(colleague.email, new RegExp(founder.organisation!));
    expect(mail.text).toContain(founder.name);
    const { page } = await site.visit(options);
    await page.goto(mail.links.find((link) => link.includes("/join"))!);
    await page.getByRole("heading", { level: 1, name: join.title(founder.organisation!) }).waitFor();
    await expectSound(page, "join-visitor");
    await page.locator("main").getByRole("link", { name: m.shell.signUp }).click();
    await signUp(page, locale, colleague);
    await confirmAddress(site, page, locale, colleague.email);
    expect(await page.locator("main").getByText(colleague.name).isVisible()).toBe(true);
    await expectSound(page, "join");
    await page.getByRole("button", { name: join.accept }).click();
    await done(page, profile.done.joined);
    expect(new URL(page.url()).pathname).toBe(path);
    await page.goto(mail.links.find((link) => link.includes("/join"))!);
    await page.getByRole("heading", { level: 1, name: join.spentTitle }).waitFor();
    await expectSound(page, "join-spent");

    // As a member there is no way to invite; whom one speaks for is one's own choice.
    await page.goto(`${path}/members`);
    expect(await page.getByRole("button", { name: members.sendInvitation }).count()).toBe(0);
    await page.goto(ownPath);
    await choose(page.getByRole("radio", { name: own.defaultFor(founder.organisation!) }));
    await page.getByRole("button", { name: own.defaultSubmit }).click();
    await done(page, own.done.default);
    await page.goto(`/${locale}/proposals/OGP28-O-0003`);
    // A member speaks as a private person; what the organisation says, its representatives say.
    await comment(page, locale, "for", `Jeg er med. ${locale}`);
    const representative = await enter(founder, `/${locale}/proposals/OGP28-O-0003`);
    await comment(representative, locale, "for", `Vi er med. ${locale}`);
    await page.goto(path);
    await page.getByText(`Vi er med. ${locale}`).waitFor();
    expect(await page.getByText(`Jeg er med. ${locale}`).count()).toBe(0);
    await expectSound(page, "profile");
  });

  test("the last representative cannot leave; with another one it works", async () => {
    const page = await enter(founder, ownPath);
    await openDetails(page, own.leave(founder.organisation!));
    await page.getByRole("button", { name: own.leaveSubmit }).click();
    await page.getByRole("alert").getByText(m.forms.fieldErrors.last_representative).waitFor();
    await expectSound(page, "last-representative");
    await page.goto(`${path}/members`);
    await openDetails(page, members.change(colleague.name));
    await page.getByRole("button", { name: members.makeRepresentative }).click();
    await done(page, members.done.role);
    const mail = await site.mailbox.find(colleague.email, locale === "da" ? /Din rolle/ : /Your role/);
    expect(mail.links[0]).toContain(path);

    const other = await enter(colleague, `${path}/members`);
    await openDetails(other, members.change(founder.name));
    await other.getByRole("button", { name: members.makeMember }).click();
    await done(other, members.done.role);
    await openDetails(other, members.change(founder.name));
    await other.getByRole("button", { name: members.makeRepresentative }).click();
    await done(other, members.done.role);
    await other.goto(ownPath);
    await openDetails(other, own.leave(founder.organisation!));
    await other.getByRole("button", { name: own.leaveSubmit }).click();
    await done(other, own.done.left);
    await other.getByText(own.none).waitFor();
    await expectSound(other, "none");
  });

  test("somebody with an address in its domain finds it, asks, and is let in", async () => {
    const { page } = await site.visit(options);
    await signUp(page, locale, applicant);
    await confirmAddress(site, page, locale, applicant.email);
    await page.goto(ownPath);
    await openDetails(page, own.ask(founder.organisation!));
    await page.getByLabel(own.message).fill("Jeg sidder i sekretariatet.");
    await expectSound(page, "asking");
    await page.getByRole("button", { name: own.askSubmit }).click();
    await done(page, own.done.asked);
    expect(await page.getByText(own.asked).isVisible()).toBe(true);
    const mail = await site.mailbox.find(founder.email, new RegExp(applicant.name));
    expect(mail.text).toContain("Jeg sidder i sekretariatet.");

    const representative = await enter(founder, mail.links[0]!);
    await expectSound(representative, "members-request");
    await representative.getByRole("button", { name: members.approve }).click();
    await done(representative, members.done.approved);
    await site.mailbox.find(applicant.email, locale === "da" ? /Du kan nu skrive/ : /You can now write/);
    await page.goto(`${path}/members`);
    await page.getByRole("heading", { name: applicant.name }).waitFor();
  });

  test("the coordinator verifies it, and merges the one that looks the same", async () => {
    const founded = await site.visit(options);
    await signUp(founded.page, locale, twin);
    await confirmAddress(site, founded.page, locale, twin.email);

    const { page } = await site.visitAs("coordinator@samplan.example", options);
    await page.goto(`/${locale}/admin/organisations`);
    await expectSound(page, "admin");
    await page.getByLabel(admin.search).fill(founder.organisation!.split(" ")[0]!);
    await page.getByRole("button", { name: admin.searchSubmit }).click();
    await page.getByRole("link", { name: founder.organisation!, exact: true }).click();
    await page.getByRole("button", { name: admin.verify }).click();
    await done(page, admin.done.verified);
    await expectSound(page, "admin-one");
    await site.mailbox.find(founder.email, locale === "da" ? /er bekræftet/ : /is verified/);
    // It looks like the other one, which gives another number.
    await page.getByRole("link", { name: `${admin.compare}: ${twin.organisation!}` }).click();
    await page.getByText(admin.merge.differentNumber).waitFor();
    await expectSound(page, "admin-merge");
    await page.getByText(admin.merge.onlyStays(founder.organisation!)).waitFor();
    await page.getByRole("button", { name: admin.merge.submit, exact: true }).click();
    await done(page, admin.done.merged);
    await site.mailbox.find(twin.email, locale === "da" ? /lagt sammen/ : /merged/);
    // Its founder belongs to the one that stays.
    await founded.page.goto(`${path}/members`);
    await founded.page.getByRole("heading", { name: twin.name }).waitFor();
    await founded.page.goto(path);
    expect(await founded.page.locator(".sp-heading").getByText(m.words.verified, { exact: true }).isVisible()).toBe(true);
  });
});
