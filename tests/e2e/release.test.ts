import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, signIn, useSite, words } from "./site.ts";
import { choose, fillProposal, readProposal, type Proposal } from "./steps.ts";

// Late on the last day: a member has written, and a representative sends it from the link in the mail.

const site = useSite();
const writer = "jonas@samplan.example";
const representative = "ngo@samplan.example";

const danish: Proposal = { theme: "Flere og bedre åbne data", title: "Dagsordener som åbne data", problem: "Ingen kan se, hvad der skal drøftes.", change: "Læg dagsordenerne ud fem dage før.", effect: "Flere møder op." };
const english: Proposal = { theme: "More and better open data", title: "Agendas as open data", problem: "Nobody can see what is going to be discussed.", change: "Publish agendas five days ahead.", effect: "More people come." };

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Proposal][])("a draft that colleagues share, %s", (_, locale, options, proposal) => {
  const m = words(locale);
  const { drafts } = m;
  const { write } = m.proposals;
  const receipt = m.proposals.receipt.title;
  let organisation = { id: "", name: "" };
  let draftPath = "";
  let notes = { ask: "", back: "" };

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `release-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  test("is written by a member, for the organisation, and seen by a colleague", async () => {
    notes = locale === "da" ? { ask: "Fristen er i aften.", back: "Skriv hvem der skal gøre det." } : { ask: "The deadline is tonight.", back: "Write who should do it." };
    const { store } = site.server.platform;
    const { users, organisations, memberships } = store.tables;
    const [head] = await store.read.select({ id: organisations.id, name: organisations.name }).from(users).innerJoin(organisations, eq(organisations.id, users.organisationId)).where(eq(users.email, representative));
    organisation = head!;
    const [member] = await store.read.select({ id: users.id }).from(users).where(eq(users.email, writer));
    await store.write(async (tx) => { await tx.insert(memberships).values({ organisationId: organisation.id, userId: member!.id, role: "member", createdAt: new Date() }).onConflictDoNothing(); });

    const { page } = await site.visitAs(writer, options);
    await page.goto(`/${locale}/plans/${openPlan}/proposals/new`);
    await choose(page.getByRole("radio", { name: organisation.name }));
    await fillProposal(page, locale, proposal);
    await expectSound(page, "write");
    await page.getByRole("button", { name: write.review }).click();
    // A member cannot send it: the way leads to the page of the shared draft.
    await page.getByRole("heading", { level: 1, name: proposal.title }).waitFor();
    draftPath = new URL(page.url()).pathname;
    expect(draftPath).toMatch(new RegExp(`^/${locale}/organisations/${organisation.id}/drafts/`));
    expect(await page.getByRole("button", { name: drafts.release.send(organisation.name) }).count()).toBe(0);
    await expectSound(page, "draft-member");

    const colleague = await site.visitAs(representative, options);
    await colleague.page.goto(`/${locale}/organisations/${organisation.id}/drafts`);
    await colleague.page.getByRole("link", { name: proposal.title }).click();
    expect(await colleague.page.getByText(proposal.change).isVisible()).toBe(true);
    await expectSound(colleague.page, "draft-representative");
  });

  test("is there for nobody else", async () => {
    for (const who of ["karen@samplan.example", "business@samplan.example", "coordinator@samplan.example"]) {
      const { page } = await site.visitAs(who, options);
      expect((await page.goto(draftPath))!.status(), who).toBe(404);
      expect((await page.goto(`/${locale}/organisations/${organisation.id}/drafts`))!.status(), who).toBe(404);
    }
  });

  test("goes to the representative by mail, comes back with a note, and goes again", async () => {
    const { page } = await site.visitAs(writer, options);
    await page.goto(draftPath);
    await page.getByLabel(drafts.request.note).fill(notes.ask);
    await page.getByRole("button", { name: drafts.request.send }).click();
    await page.getByText(drafts.done.requested).waitFor();
    expect(await page.getByText(drafts.states.awaiting_release).isVisible()).toBe(true);
    await expectSound(page, "waiting");
    // While it waits its writer cannot change it.
    await page.goto(`/${locale}/plans/${openPlan}/proposals/new?draft=${draftPath.split("/").at(-1)!}`);
    expect(new URL(page.url()).pathname).toBe(draftPath);

    const colleague = await site.visitAs(representative, options);
    await colleague.page.goto(`/${locale}/account`);
    await colleague.page.getByText(drafts.waiting(1)).waitFor();
    await colleague.page.getByRole("link", { name: proposal.title }).first().click();
    // Without a word about what is missing it does not go back.
    await colleague.page.getByRole("button", { name: drafts.sendBack.send }).click();
    await colleague.page.getByRole("alert").getByRole("link", { name: m.forms.fieldErrors.note_missing }).waitFor();
    await expectSound(colleague.page, "send-back-error");
    await colleague.page.getByLabel(drafts.sendBack.note).fill(notes.back);
    await colleague.page.getByRole("button", { name: drafts.sendBack.send }).click();
    await colleague.page.getByText(drafts.done.sent_back).waitFor();

    const mail = await site.mailbox.find(writer, new RegExp(organisation.name));
    expect(mail.text).toContain(notes.back);
    await page.goto(mail.links.find((link) => link.includes("/drafts/"))!.replace(/\/(da|en)\//, `/${locale}/`));
    expect(await page.getByText(notes.back).isVisible()).toBe(true);
    await page.getByRole("link", { name: drafts.edit }).click();
    expect(await readProposal(page, locale)).toMatchObject({ title: proposal.title, change: proposal.change });
    await page.getByLabel(write.change, { exact: true }).fill(`${proposal.change} (2)`);
    await page.getByRole("button", { name: write.review }).click();
    await page.getByRole("button", { name: drafts.request.send }).click();
    await page.getByText(drafts.done.requested).waitFor();
  });

  test("is sent by one press from the link in the mail, after signing in", async () => {
    const mail = await site.mailbox.find(representative, new RegExp(organisation.name));
    const link = mail.links.find((each) => each.includes("/drafts/"))!.replace(/\/(da|en)\//, `/${locale}/`);
    const { page } = await site.visit(options);
    await page.goto(link);
    await signIn(page, locale, representative);
    expect(new URL(page.url()).pathname).toBe(draftPath);
    await page.getByRole("button", { name: drafts.release.send(organisation.name) }).click();
    await page.getByRole("heading", { level: 1, name: receipt }).waitFor();
    const reference = (await page.locator(".sp-box__number").innerText()).trim();
    expect(reference).toMatch(/^OGP28-O-\d{4}$/);

    // Everybody sees the organisation, verified, and nobody's name.
    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${reference}`);
    expect(await reader.page.getByText(`${proposal.change} (2)`).isVisible()).toBe(true);
    expect(await reader.page.locator(".sp-heading").innerText()).toContain(organisation.name);
    expect(await reader.page.locator(".sp-heading").innerText()).toContain(m.words.verified);
    for (const name of ["Jonas", "Camilla"]) expect(await reader.page.locator("main").innerText()).not.toContain(name);
    await reader.page.locator(".sp-heading").getByRole("link", { name: organisation.name }).click();
    await reader.page.getByRole("heading", { level: 1, name: organisation.name }).waitFor();
    expect(await reader.page.getByRole("link", { name: proposal.title }).isVisible()).toBe(true);

    // Its writer is told, and finds what it became where the draft was.
    expect((await site.mailbox.find(writer, new RegExp(reference))).text).toContain(proposal.title);
    const member = await site.visitAs(writer, options);
    await member.page.goto(draftPath);
    expect(new URL(member.page.url()).pathname).toBe(`/${locale}/proposals/${reference}`);
  });

  test("a member speaks as a private person in the debate, and is told why", async () => {
    const { page } = await site.visitAs(writer, options);
    await page.goto(`/${locale}/proposals/OGP28-A-0025`);
    const form = page.getByRole("form", { name: m.proposals.comments.write });
    expect(await form.getByText(m.proposals.comments.onlyRepresentatives([organisation.name])).isVisible()).toBe(true);
    expect(await form.getByRole("radio", { name: organisation.name, exact: true }).count()).toBe(0);
    const speaker = await site.visitAs(representative, options);
    await speaker.page.goto(`/${locale}/proposals/OGP28-A-0025`);
    const theirs = speaker.page.getByRole("form", { name: m.proposals.comments.write });
    expect(await theirs.getByRole("radio", { name: organisation.name, exact: true }).isChecked()).toBe(true);
    await expectSound(speaker.page, "debate");
  });
});
