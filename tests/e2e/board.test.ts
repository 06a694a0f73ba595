import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";
import { choose } from "./steps.ts";

// Proposals that lead nowhere yet are put into drafts: by mouse, by keyboard and without script.

const site = useSite();
const board = (locale: string) => `/${locale}/desk/${openPlan}/board`;

async function expectSound(page: Page, locale: string, picture: string) {
  await keepPicture(page, `board-${picture}-${locale}`);
  expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
}

const inTray = (page: Page) => page.locator("#tray [data-board-drag] .sp-nowrap").allInnerTexts();
const countOf = async (page: Page) => Number(/\((\d+)\)/.exec(await page.locator("#tray-title").innerText())![1]);

describe("the board with script, at a desktop, in Danish", () => {
  const m = words("da").board;

  test("a proposal is dragged onto a draft, told, undone, and everything stays where it is", async () => {
    const visit = await site.visitAs("moderator@samplan.example", { device: "desktop", locale: "da" });
    const { page } = visit;
    await page.goto(board("da"));
    await expectSound(page, "da", "page");
    const before = await countOf(page);
    const [first, second] = await inTray(page);
    await page.locator("#tray [data-board-drag]").first().dragTo(page.locator("[data-board-drop='OGP28-I-02']"));
    const dialog = page.getByRole("dialog", { name: m.move.title(first!) });
    await dialog.waitFor();
    expect(await dialog.getByLabel(m.move.initiative, { exact: true }).inputValue()).toBe("OGP28-I-02");
    await expectSound(page, "da", "dialog");
    await dialog.getByLabel(words("da").desk.shortlist.passage).fill("de første ord");
    await dialog.getByRole("button", { name: m.move.send }).click();
    await dialog.getByRole("link", { name: words("da").forms.fieldErrors.degree_missing }).waitFor();
    expect(await dialog.getByLabel(words("da").desk.shortlist.passage).inputValue()).toBe("de første ord");
    // The form came back with what is missing, as it was asked to.
    expect(visit.problems.splice(0)).toEqual([expect.stringContaining("400 for")]);
    await expectSound(page, "da", "dialog-error");
    await choose(dialog.getByRole("radio", { name: words("da").words.degrees.partly }));
    await dialog.getByRole("button", { name: m.move.send }).click();
    await page.getByText(m.done.placed(first!, "OGP28-I-02")).first().waitFor();
    expect(await dialog.count()).toBe(0);
    expect([await countOf(page), (await inTray(page))[0]]).toEqual([before - 1, second]);
    // The focus is on what stands now where the proposal stood.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(m.tray.moveOf(second!));
    await expectSound(page, "da", "placed");
    await page.getByRole("button", { name: m.undo }).click();
    await page.getByText(m.done.undone(first!)).first().waitFor();
    expect([await countOf(page), (await inTray(page))[0]]).toEqual([before, first]);
  });

  test("by keyboard alone: the form is opened, left with Escape, comes back as it was typed, and is sent", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { device: "desktop", locale: "da" });
    await page.goto(board("da"));
    const [first] = await inTray(page);
    const link = page.getByRole("link", { name: m.tray.moveOf(first!) });
    await link.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(words("da").desk.shortlist.passage).fill("ord, der bliver");
    await page.keyboard.press("Escape");
    await expect.poll(() => link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    expect(await dialog.getByLabel(words("da").desk.shortlist.passage).inputValue()).toBe("ord, der bliver");
    await dialog.getByLabel(m.move.initiative, { exact: true }).selectOption("OGP28-I-03");
    await dialog.getByRole("radio", { name: words("da").words.degrees.inspired }).focus();
    await page.keyboard.press("Space");
    await dialog.getByRole("button", { name: m.move.send }).focus();
    await page.keyboard.press("Enter");
    await page.getByText(m.done.placed(first!, "OGP28-I-03")).first().waitFor();
    await page.getByRole("link", { name: m.card.changeOf(first!, "OGP28-I-03") }).click();
    await dialog.getByRole("button", { name: `${m.move.remove} OGP28-I-03` }).click();
    await page.getByText(m.done.removed(first!, "OGP28-I-03")).first().waitFor();
    // What was taken from it comes back too.
    await page.getByRole("button", { name: m.undo }).click();
    await page.getByText(m.done.undone(first!)).first().waitFor();
    await page.goto(`${board("da")}/OGP28-I-03`);
    expect(await page.getByText("ord, der bliver").first().isVisible()).toBe(true);
    await expectSound(page, "da", "draft");
  });
});

describe.each([
  ["on a phone, in English", "en", { device: "phone", javaScript: false, locale: "en" }],
] as const satisfies [string, "en", VisitOptions][])("the board without script, %s", (_, locale, options) => {
  const m = words(locale);

  test("a draft is begun from several proposals side by side, and one is moved by a form and taken out again", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", options);
    await page.goto(`/${locale}/desk/${openPlan}`);
    await page.getByRole("link", { name: m.board.title }).click();
    const [first, second, third] = await inTray(page);
    for (const reference of [first!, second!]) await page.getByLabel(m.desk.shortlist.selectCase(reference), { exact: true }).check();
    await page.getByRole("button", { name: m.board.tray.begin }).click();
    await page.getByLabel(m.desk.shortlist.newTitle).fill("Begun from two");
    await page.getByLabel(m.board.shortlist.ownDegree(second!)).selectOption("full");
    await page.getByLabel(m.board.shortlist.ownPassage(second!)).fill("its own passage");
    await choose(page.getByRole("radio", { name: m.words.degrees.inspired }));
    await page.getByRole("button", { name: m.desk.shortlist.send, exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Begun from two" }).waitFor();
    expect(await page.getByText("its own passage").isVisible()).toBe(true);
    const draft = /OGP28-I-\d+/.exec(page.url())![0];

    await page.goto(board(locale));
    expect(await inTray(page)).not.toContain(first);
    await page.getByRole("link", { name: m.board.tray.moveOf(third!) }).click();
    await page.getByLabel(m.board.move.initiative, { exact: true }).selectOption(draft);
    await page.getByRole("button", { name: m.board.move.send }).click();
    await page.getByRole("link", { name: m.forms.fieldErrors.degree_missing }).waitFor();
    expect(await page.getByLabel(m.board.move.initiative, { exact: true }).inputValue()).toBe(draft);
    await choose(page.getByRole("radio", { name: m.words.degrees.partly }));
    await page.getByRole("button", { name: m.board.move.send }).click();
    await page.getByText(m.board.done.placed(third!, draft)).waitFor();
    await page.getByRole("button", { name: m.board.undo }).click();
    await page.getByText(m.board.done.undone(third!)).waitFor();
    expect(await inTray(page)).toContain(third);
  });
});

test("the settings of the desk are read by moderators and changed by coordinators", async () => {
  const m = words("en").deskSettings;
  const reader = await site.visitAs("moderator@samplan.example", { device: "phone", locale: "en" });
  await reader.page.goto(`/en/desk/${openPlan}/settings`);
  await reader.page.getByText(m.readOnly).waitFor();
  expect(await reader.page.getByRole("button", { name: m.save }).count()).toBe(0);
  await expectSound(reader.page, "en", "settings-read");
  const { page } = await site.visitAs("coordinator@samplan.example", { device: "desktop", locale: "en" });
  await page.goto(`/en/desk/${openPlan}/settings`);
  await page.getByLabel(m.answerDays.label).fill("0");
  await page.getByRole("button", { name: m.save }).click();
  await page.getByRole("alert").getByRole("link").waitFor();
  expect(await page.getByLabel(m.answerDays.label).inputValue()).toBe("0");
  await expectSound(page, "en", "settings-error");
  await page.getByLabel(m.answerDays.label).fill("45");
  await page.getByRole("button", { name: m.save }).click();
  await page.getByText(m.saved).waitFor();
  expect(await page.getByLabel(m.answerDays.label).inputValue()).toBe("45");
  await expectSound(page, "en", "settings");
});
