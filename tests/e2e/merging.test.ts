import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { insertProposal } from "#app/domain/proposals/insert-proposal.server.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { contextFor, system } from "#tests/support/context.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// A moderator merges two proposals that say the same, and undoes it; splits one that is about two things, and undoes that.

const site = useSite();
const moderator = "moderator@samplan.example";

/** A proposal of somebody who takes part. Answers its reference. */
async function addProposal(email: string, title: string, change: string, language: string): Promise<string> {
  const { store } = site.server.platform;
  const { users, plans, themes } = store.tables;
  const [user] = await store.read.select().from(users).where(eq(users.email, email));
  const [plan] = await store.read.select().from(plans).where(eq(plans.slug, openPlan));
  const [theme] = await store.read.select().from(themes).where(eq(themes.planId, plan!.id)).limit(1);
  const ctx = contextFor(store, system, { now: new Date() });
  const added = await ctx.write(async (tx) => insertProposal(ctx, tx, { planId: plan!.id, themeId: theme!.id, authorId: user!.id, organisationId: null, participantType: "citizen", display: "name", shownName: user!.name, language, title, problem: "", change, effect: "", submittedAt: ctx.now }));
  return added.reference;
}

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }],
  ["in English at a desktop, with JavaScript", "en", { device: "desktop", javaScript: true, locale: "en" }],
] as const satisfies [string, "da" | "en", VisitOptions][])("proposals are merged and split, %s", (name, locale, options) => {
  const m = words(locale);
  const { panel, merge, split, undo, page: onPage, done, duplicates } = m.merging;
  const script = options.javaScript ? "js" : "plain";
  const desk = `/${locale}/desk/${openPlan}`;
  const unlike = `${name.length}${script}`;

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `merging-${picture}-${locale}-${options.device}-${script}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  test("a proposal becomes part of another, and is told so to all; and stands for itself again", async () => {
    const title = `Kvartalsvise badesteder ${unlike}`;
    const target = await addProposal("citizen@samplan.example", title, "Offentliggør målinger af badevand hver uge.", "da");
    const source = await addProposal("ngo@samplan.example", `${title} nu`, "Offentliggør målinger af badevand hver uge, tak.", locale);
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`${desk}/${source}`);
    await expectSound(page, "case");
    await page.getByRole("link", { name: panel.merge }).click();
    await page.getByRole("heading", { level: 1, name: merge.title }).waitFor();
    await page.getByLabel(merge.into).fill("OGP28-C-9999");
    await page.getByRole("button", { name: merge.compare }).click();
    await page.getByRole("link", { name: m.forms.fieldErrors.merged_unknown }).waitFor();
    await expectSound(page, "choose");
    await page.getByLabel(merge.into).fill(target.toLowerCase());
    await page.getByRole("button", { name: merge.compare }).click();
    const reason = page.getByLabel(merge.reason);
    // It begins in the language of who wrote the proposal.
    expect(await reason.inputValue()).toBe(words(locale).merging.merge.neutral(target));
    await expectSound(page, "compare");
    await reason.fill("");
    await page.getByRole("button", { name: merge.send }).click();
    await page.getByRole("link", { name: m.forms.fieldErrors.reason_missing }).waitFor();
    await expectSound(page, "error");
    await reason.fill("De siger det samme.");
    await page.getByRole("button", { name: merge.send }).click();
    await page.getByRole("status").getByText(done.merged!).waitFor();
    await expectSound(page, "merged");

    await page.goto(`/${locale}/proposals/${source}`);
    await page.getByRole("heading", { name: onPage.becamePart }).waitFor();
    expect(await page.getByText("De siger det samme.").first().isVisible()).toBe(true);
    await expectSound(page, "source");
    await page.goto(`/${locale}/proposals/${target}`);
    await page.getByRole("heading", { name: onPage.joined(1) }).waitFor();
    await expectSound(page, "target");

    await page.goto(`${desk}/${source}`);
    if (options.javaScript) {
      await page.locator("#case").focus();
      await page.keyboard.press("u");
    } else await page.getByRole("link", { name: panel.undoMerge }).click();
    await page.getByRole("heading", { level: 1, name: undo.mergeTitle }).waitFor();
    await expectSound(page, "undo");
    await page.getByRole("button", { name: undo.mergeSend }).click();
    await page.getByRole("status").getByText(done.mergeUndone!).waitFor();
    await page.goto(`/${locale}/proposals/${source}`);
    await page.getByText(onPage.pastMerge(target, "", "").split("  ")[0]!.slice(0, 20)).first().waitFor();
    await expectSound(page, "undone");
  });

  test("one that is about two things becomes two, and one again", async () => {
    const change = "Giv borgerne adgang til kalendere.\n\nSend byrådets møder med tegnsprog.";
    const whole = await addProposal("citizen@samplan.example", `To ting på én gang ${unlike}`, change, "da");
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`${desk}/${whole}`);
    if (options.javaScript) {
      await page.locator("#case").focus();
      await page.keyboard.press("d");
    } else await page.getByRole("link", { name: panel.split, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: split.title }).waitFor();
    const [first, second] = [page.getByRole("group", { name: split.part(1) }).first(), page.getByRole("group", { name: split.part(2) }).first()];
    expect(await second.getByLabel(split.text).inputValue()).toBe("Send byrådets møder med tegnsprog.");
    await first.getByLabel(split.text).fill("Det har ingen skrevet.");
    await page.getByRole("button", { name: split.add }).click();
    await page.getByRole("status").getByText(split.added(3)).waitFor();
    expect(await first.getByLabel(split.text).inputValue()).toBe("Det har ingen skrevet.");
    await expectSound(page, "added");
    await page.getByRole("button", { name: split.send }).click();
    await page.getByRole("link", { name: new RegExp(m.forms.fieldErrors.part_not_from_whole.slice(0, 30)) }).waitFor();
    await expectSound(page, "split-error");
    await first.getByLabel(split.text).fill("Giv borgerne adgang til kalendere.");
    await page.getByRole("button", { name: split.send }).click();
    await page.getByRole("status").getByText(done.split!).waitFor();
    await expectSound(page, "split");

    await page.goto(`/${locale}/proposals/${whole}`);
    await page.getByRole("heading", { name: onPage.splitTitle(2) }).waitFor();
    await expectSound(page, "whole");
    await page.getByRole("link", { name: new RegExp(`${whole}\\.2`) }).first().click();
    await page.getByRole("heading", { name: onPage.partOf(2, 2) }).waitFor();
    await expectSound(page, "part");

    await page.goto(`${desk}/${whole}`);
    await page.getByRole("link", { name: panel.undoSplit }).click();
    await page.getByRole("button", { name: undo.splitSend }).click();
    await page.getByRole("status").getByText(done.splitUndone!).waitFor();
    await expectSound(page, "together");
  });

  test("proposals that are alike are found together", async () => {
    await addProposal("citizen@samplan.example", `Ladestandere ved svømmehaller ${unlike}`, "Sæt ladestandere op ved alle svømmehaller.", "da");
    await addProposal("ngo@samplan.example", `Ladestandere ved svømmehaller ${unlike}`, "Sæt ladestandere op ved alle svømmehaller.", "da");
    const { page } = await site.visitAs(moderator, options);
    await page.goto(desk);
    await page.getByRole("link", { name: duplicates.nav }).click();
    await page.getByRole("heading", { level: 1, name: duplicates.title }).waitFor();
    for (;;) {
      await expectSound(page, "duplicates");
      if ((await page.getByText("Ladestandere").count()) > 0) break;
      await page.getByRole("link", { name: m.shell.next }).click();
    }
    await page.locator("section.sp-box", { hasText: "Ladestandere" }).getByRole("link", { name: duplicates.mergeInto("", "").trim().split(" ")[0]! }).first().click();
    await page.getByLabel(merge.reason).waitFor();
  });
});
