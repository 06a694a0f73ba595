import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, useSite, words } from "./site.ts";
import { choose, closeCollection, propose, readProposal, type Proposal } from "./steps.ts";

// A proposal is changed by its author while others support it, and withdrawn in the end.

const site = useSite();
const author = "citizen@samplan.example";
const supporter = "karen@samplan.example";

const danish: Proposal & { better: string; small: string; note: string } = {
  theme: "Flere og bedre åbne data", title: "Bænke langs stien", problem: "Der er langt mellem bænkene.", change: "Sæt flere op.", effect: "Flere går tur.",
  better: "Byg i stedet et lille hus med tag, hvor man kan sidde i læ for regn og vind hele vinteren.", small: "Der er alt for langt mellem bænkene.", note: "Kommunen har bygget huset.",
};
const english: typeof danish = {
  theme: "More and better open data", title: "Benches along the path", problem: "The benches are far apart.", change: "Put up more.", effect: "More people walk.",
  better: "Build a small house with a roof instead, where people can sit out of the rain and wind all winter.", small: "The benches are much too far apart.", note: "The municipality has built the house.",
};

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, typeof danish][])("a proposal that is changed, %s", (_, locale, options, proposal) => {
  const m = words(locale);
  const { edit, withdraw, page: pageWords, support, list, one, cite, print } = m.versions;
  const { write } = m.proposals;
  let path = "";

  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `versions-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }
  const send = (page: Page) => page.getByRole("button", { name: edit.send }).click();

  test("is supported, changed much, and says so", async () => {
    const { page } = await site.visitAs(author, options);
    path = `/${locale}/proposals/${await propose(page, locale, proposal)}`;
    const other = await site.visitAs(supporter, options);
    await other.page.goto(path);
    await other.page.getByRole("button", { name: m.proposals.page.support }).click();
    await other.page.getByText(m.proposals.page.supported).waitFor();

    await page.goto(path);
    expect(await page.getByText(pageWords.edited, { exact: false }).count()).toBe(0);
    await page.getByRole("link", { name: edit.link }).click();
    await expectSound(page, "edit");
    await page.getByLabel(write.titleLabel, { exact: true }).fill("");
    await send(page);
    await expectSound(page, "edit-missing");
    await page.getByLabel(write.titleLabel, { exact: true }).fill(proposal.title);
    await page.getByLabel(write.change, { exact: true }).fill(proposal.better);
    await send(page);
    await page.getByText(edit.doneMajor).waitFor();
    expect(await page.getByText(proposal.better).first().isVisible()).toBe(true);
    await expectSound(page, "changed");
  });

  test("asks who supported it whether they still do, and shows them what changed", async () => {
    const { page } = await site.visitAs(supporter, options);
    await page.goto(path);
    await page.getByRole("heading", { name: support.title }).waitFor();
    await expectSound(page, "supporter");
    await page.getByRole("region", { name: support.title }).getByRole("link", { name: support.see }).click();
    await page.getByRole("heading", { name: one.changes(1) }).waitFor();
    expect(await page.locator("del").first().innerText()).toContain(one.removed.trim());
    expect(await page.locator("ins").first().innerText()).toContain(one.added.trim());
    await expectSound(page, "difference");
    await page.getByRole("link", { name: list.all }).click();
    expect(await page.getByRole("link", { name: list.version(1) }).count()).toBe(1);
    await expectSound(page, "list");
    await page.goto(path);
    await page.getByRole("button", { name: support.keep }).click();
    await page.getByText(m.proposals.page.supported).waitFor();
    expect(await page.getByRole("heading", { name: support.title }).count()).toBe(0);
  });

  test("loses nothing in two tabs, nor when the time runs out", async () => {
    const { page, context } = await site.visitAs(author, options);
    await page.goto(`${path}/edit`);
    const tab = await context.newPage();
    await tab.goto(`${path}/edit`);
    await page.getByLabel(write.problem, { exact: true }).fill(proposal.small);
    await send(page);
    await page.getByText(edit.done).waitFor();
    await tab.getByLabel(write.effect, { exact: true }).fill(proposal.note);
    await send(tab);
    await tab.getByRole("heading", { name: edit.overtakenTitle }).waitFor();
    expect((await readProposal(tab, locale)).effect).toBe(proposal.note);
    expect(await tab.getByText(proposal.small).first().isVisible()).toBe(true);
    await expectSound(tab, "overtaken");
    await closeCollection(site, async () => {
      await send(tab);
      await tab.getByRole("heading", { name: edit.closedTitle }).waitFor();
      expect((await readProposal(tab, locale)).effect).toBe(proposal.note);
      expect(await tab.getByRole("button", { name: edit.send }).count()).toBe(0);
      await expectSound(tab, "closed");
    });
    await tab.close();
  });

  test("can be cited, printed and followed", async () => {
    const { page } = await site.visit(options);
    await page.goto(path);
    const feed = await page.locator('head link[type="application/atom+xml"]').getAttribute("href");
    const answer = await page.request.get(feed!);
    expect(answer.headers()["content-type"]).toBe("application/atom+xml; charset=utf-8");
    expect(await answer.text()).toContain(`xml:lang="${locale}"`);
    await page.locator("summary", { hasText: cite.title }).click();
    expect(await page.locator("p.sp-cite").innerText()).toContain(proposal.title);
    await expectSound(page, "cite");
    await page.getByRole("link", { name: cite.print }).click();
    await page.getByRole("img", { name: print.qr(path.split("/").at(-1)!) }).waitFor();
    expect(await page.getByRole("button", { name: print.print }).count()).toBe(options.javaScript ? 1 : 0);
    await expectSound(page, "print");
  });

  test("is withdrawn by its author, with a reason, for good", async () => {
    const { page } = await site.visitAs(author, options);
    await page.goto(path);
    await page.getByRole("link", { name: withdraw.link }).click();
    await page.getByText(withdraw.forGood).waitFor();
    await page.getByRole("button", { name: withdraw.send }).click();
    await page.getByRole("link", { name: withdraw.reasonMissing }).waitFor();
    await expectSound(page, "withdraw-missing");
    await choose(page.getByRole("radio", { name: m.versions.withdrawReasons.already_done }));
    await page.getByLabel(withdraw.note).fill(proposal.note);
    await page.getByRole("button", { name: withdraw.send }).click();
    await page.getByRole("heading", { name: withdraw.done, exact: true }).waitFor();
    expect(await page.getByText(proposal.note).isVisible()).toBe(true);
    expect(await page.getByRole("link", { name: edit.link }).count()).toBe(0);
    await expectSound(page, "withdrawn");
    await page.goto(`${path}/edit`);
    await page.getByText(m.versions.refusals.withdrawn).waitFor();
    const stranger = await site.visitAs(supporter, options);
    expect((await stranger.page.request.get(`${path}/withdraw`)).status()).toBe(403);
    await stranger.page.goto(path);
    expect(await stranger.page.getByText(pageWords.withdrawnText(m.versions.withdrawReasons.already_done)).isVisible()).toBe(true);
  });
});
