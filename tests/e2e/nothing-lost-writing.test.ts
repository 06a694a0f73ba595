import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Visit } from "#tests/support/browser.ts";
import { openPlan, signIn, useSite, words } from "./site.ts";
import { closeCollection, endSession, fillProposal, readProposal, referenceOnReceipt, type Proposal } from "./steps.ts";

// Whatever happens between typing a proposal and sending it, what was typed is still there.

const site = useSite();
const m = words("en");
const write = `/en/plans/${openPlan}/proposals/new`;
const proposal: Proposal = { theme: "More and better open data", title: "Keep what people type", problem: "A page that forgets is a page that people leave.\n\nTwice.", change: "Keep it.", effect: "Nobody writes anything a second time." };
const { theme: _, ...texts } = proposal;

describe("while writing", () => {
  test("what is typed is saved by itself, and there after a reload", async () => {
    const { page } = await site.visit();
    await page.goto(write);
    await fillProposal(page, "en", proposal);
    await page.getByText(/^Saved at /).waitFor();
    await page.reload();
    expect(await readProposal(page, "en")).toEqual(texts);
    expect(await page.getByRole("radio", { name: proposal.theme }).isChecked()).toBe(true);
    // And in another tab.
    const tab = await page.context().newPage();
    await tab.goto(write);
    expect(await readProposal(tab, "en")).toEqual(texts);
  });

  test("what is typed just before a reload, or before the other language, is in the form that comes", async () => {
    const { page } = await site.visit();
    await page.goto(write);
    await fillProposal(page, "en", proposal);
    await page.getByText(/^Saved at /).waitFor();
    const problem = page.getByLabel(m.proposals.write.problem, { exact: true });
    await problem.fill("Typed, and reloaded at once.");
    await page.reload();
    expect(await problem.inputValue()).toBe("Typed, and reloaded at once.");
    await problem.fill("Typed, and then the other language.");
    await page.goto(write.replace("/en/", "/da/"));
    expect(await page.getByLabel(words("da").proposals.write.problem, { exact: true }).inputValue()).toBe("Typed, and then the other language.");
  });

  test("what is typed last, just before leaving the page, is saved too", async () => {
    const { page } = await site.visit();
    await page.goto(write);
    await fillProposal(page, "en", proposal);
    await page.getByText(/^Saved at /).waitFor();
    await page.getByLabel(m.proposals.write.effect, { exact: true }).fill("Typed at the last moment.");
    await page.goto("/en/rules");
    await page.goto(write);
    expect((await readProposal(page, "en")).effect).toBe("Typed at the last moment.");
  });

  test("what is typed first, and left within two seconds, is saved too", async () => {
    const { page } = await site.visit();
    await page.goto(write);
    await page.getByLabel(m.proposals.write.problem, { exact: true }).fill("One quick thought.");
    await page.getByRole("link", { name: m.shell.nav.about }).first().click();
    await page.waitForURL("**/about");
    await page.goto(write);
    expect((await readProposal(page, "en")).problem).toBe("One quick thought.");
  });

  test("when saving fails the page says so and tries again", async () => {
    const visit = await site.visit();
    const { page } = visit;
    await page.clock.install();
    await page.goto(write);
    await page.route("**/new/save", (route) => route.abort("connectionrefused"));
    await page.getByLabel(m.proposals.write.problem, { exact: true }).fill("No connection here.");
    await page.clock.fastForward(2_000);
    await page.getByText(m.proposals.write.notSaved).waitFor();
    await page.unroute("**/new/save");
    await page.clock.fastForward(15_000);
    await page.getByText(/^Saved at /).waitFor();
    visit.problems.splice(0);
  });

  test("without JavaScript the draft is saved by its button, and by the one that goes on", async () => {
    const { page } = await site.visit({ javaScript: false, device: "phone" });
    await page.goto(write);
    await page.getByLabel(m.proposals.write.problem, { exact: true }).fill(texts.problem);
    await page.getByRole("button", { name: m.proposals.write.save }).click();
    expect((await readProposal(page, "en")).problem).toBe(texts.problem);
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("alert").waitFor();
    await page.goto(write);
    expect((await readProposal(page, "en")).problem).toBe(texts.problem);
  });

  test("errors keep all inputs and the theme; each is named beside its field, and the summary leads there", async () => {
    const { page } = await site.visit();
    await page.goto(write);
    await fillProposal(page, "en", { ...proposal, title: "x".repeat(130), effect: "" });
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    const summary = page.getByRole("alert");
    await summary.waitFor();
    expect(await readProposal(page, "en")).toEqual({ ...texts, title: "x".repeat(130), effect: "" });
    expect(await page.getByRole("radio", { name: proposal.theme }).isChecked()).toBe(true);
    expect(await summary.getByRole("link").allInnerTexts()).toEqual([`${m.proposals.write.titleLabel}: ${m.forms.fieldErrors.too_long(120, 130)}`, m.forms.fieldErrors.effect_missing]);
    await summary.getByRole("link").last().click();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("effect");
  });

  test("changing the language keeps the draft", async () => {
    const { page } = await site.visit();
    await page.goto(write);
    await fillProposal(page, "en", proposal);
    await page.getByText(/^Saved at /).waitFor();
    await page.getByRole("link", { name: "Dansk" }).first().click();
    expect(await readProposal(page, "da")).toEqual(texts);
  });

  test("changing the language right after errors comes to the same page with the text", async () => {
    const { page } = await site.visit({ javaScript: false });
    await page.goto(write);
    await page.getByLabel(m.proposals.write.problem, { exact: true }).fill(texts.problem);
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("link", { name: "Dansk" }).first().click();
    expect((await readProposal(page, "da")).problem).toBe(texts.problem);
  });

  test("going back from the review finds the text in the form", async () => {
    for (const javaScript of [true, false]) {
      const { page } = await site.visit({ javaScript });
      await page.goto(write);
      await fillProposal(page, "en", proposal);
      await page.getByRole("button", { name: m.proposals.write.review }).click();
      await page.getByRole("heading", { level: 1, name: m.proposals.review.title }).waitFor();
      await page.goBack();
      expect(await readProposal(page, "en"), String(javaScript)).toEqual(texts);
      await page.getByRole("button", { name: m.proposals.write.review }).click();
      await page.getByRole("heading", { level: 1, name: m.proposals.review.title }).waitFor();
      expect(await page.getByText(texts.change).isVisible()).toBe(true);
    }
  });
});

describe("while sending", () => {
  async function toReview(visit: Visit, email: string, title: string) {
    const { page } = visit;
    await signIn(page, "en", email);
    await page.goto(write);
    await fillProposal(page, "en", { ...proposal, title });
    await page.getByRole("button", { name: m.proposals.write.review }).click();
    await page.getByRole("button", { name: m.proposals.review.send }).waitFor();
    return page;
  }

  async function countProposals(title: string) {
    const { store } = site.server.platform;
    const { proposals } = store.tables;
    return (await store.read.select({ id: proposals.id }).from(proposals).where(eq(proposals.title, title))).length;
  }

  test("two presses on the button make one proposal", async () => {
    const page = await toReview(await site.visit(), "jonas@samplan.example", "Pressed twice");
    await page.getByRole("button", { name: m.proposals.review.send }).dblclick();
    await referenceOnReceipt(page, "en");
    expect(await countProposals("Pressed twice")).toBe(1);
  });

  test("two presses without JavaScript, or in two tabs, or going back to send again, make one proposal", async () => {
    const visit = await site.visit({ javaScript: false });
    const page = await toReview(visit, "amina@samplan.example", "Sent from two tabs");
    const tab = await visit.context.newPage();
    await tab.goto(page.url());
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    const first = await referenceOnReceipt(page, "en");
    await tab.getByRole("button", { name: m.proposals.review.send }).click();
    expect(await referenceOnReceipt(tab, "en")).toBe(first);
    await page.goBack();
    if (await page.getByRole("button", { name: m.proposals.review.send }).isVisible()) {
      await page.getByRole("button", { name: m.proposals.review.send }).click();
      expect(await referenceOnReceipt(page, "en")).toBe(first);
    }
    expect(await countProposals("Sent from two tabs")).toBe(1);
  });

  test("a session that ended before sending: sign in, and the review is there", async () => {
    const visit = await site.visit();
    const page = await toReview(visit, "ole@samplan.example", "Sent after the session ended");
    await endSession(visit);
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    await page.getByRole("heading", { level: 1, name: m.accounts.signIn.title }).waitFor();
    expect(await page.getByText(m.accounts.signIn.comeBack).isVisible()).toBe(true);
    await signIn(page, "en", "ole@samplan.example");
    await page.getByRole("button", { name: m.proposals.review.send }).click();
    await referenceOnReceipt(page, "en");
    expect(await countProposals("Sent after the session ended")).toBe(1);
  });

  test("when the phase closes meanwhile the page says so, and the draft is kept", async () => {
    const { page } = { page: await toReview(await site.visit(), "soeren@samplan.example", "Too late") };
    await closeCollection(site, async () => {
      await page.getByRole("button", { name: m.proposals.review.send }).click();
      await page.getByText(/This closed on/).first().waitFor();
      expect(await countProposals("Too late")).toBe(0);
      await page.goto(write);
      await page.getByText(m.proposals.write.closedKept).waitFor();
      expect(await page.getByText(/This closed on/).isVisible()).toBe(true);
      // Kept is only kept when it can be read.
      expect(await page.locator("body").innerText()).toContain(texts.problem.split("\n")[0]);
    });
    await page.goto(write);
    expect((await readProposal(page, "en")).title).toBe("Too late");
  });

  test("when the phase closes before the review the typed text is on the page", async () => {
    for (const javaScript of [true, false]) {
      const { page } = await site.visit({ javaScript });
      await page.goto(write);
      await fillProposal(page, "en", { ...proposal, title: `Closed while writing ${javaScript}` });
      await closeCollection(site, async () => {
        await page.getByRole("button", { name: m.proposals.write.review }).click();
        await page.getByText(/This closed on/).first().waitFor();
        expect(await page.locator("body").innerText()).toContain(`Closed while writing ${javaScript}`);
      });
      await page.goto(write);
      expect((await readProposal(page, "en")).title).toBe(`Closed while writing ${javaScript}`);
    }
  });
});
