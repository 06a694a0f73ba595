import { and, desc, eq, inArray } from "drizzle-orm";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import type { BulkKind } from "#db/values.ts";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { keepPicture, openPlan, useSite, words } from "./site.ts";

// A moderator does something with several cases at once, looks at what became of them, undoes it, and takes the list along.

const site = useSite();
const moderator = "moderator@samplan.example";

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }],
  ["in English at a desktop, by the keyboard", "en", { device: "desktop", javaScript: true, locale: "en" }],
] as const satisfies [string, "da" | "en", VisitOptions][])("an act on many cases, %s", (name, locale, options) => {
  const { bulk, desk, inbox, shell } = words(locale);
  const byKeyboard = name.endsWith("keyboard");

  /** All that must hold of the page. What looks at it needs JavaScript. */
  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `bulk-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }

  const press = async (page: Page, role: "button" | "link", label: string) => {
    const control = page.getByRole("main").getByRole(role, { name: label, exact: true });
    if (!byKeyboard) return control.click();
    await control.focus();
    await page.keyboard.press("Enter");
  };

  /** Without JavaScript the page comes anew by itself. */
  const waitFor = (page: Page, state: "done" | "undone") => page.locator(".sp-bulk__state", { hasText: bulk.job.states[state] }).waitFor({ timeout: 60_000 });

  test("is chosen, looked at, ordered, reported and undone", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`/${locale}/desk/${openPlan}?view=unassigned`);
    const boxes = page.getByRole("checkbox");
    const chosen: string[] = [];
    for (const index of [0, 1, 2]) {
      const box = boxes.nth(index);
      chosen.push((await box.getAttribute("value"))!);
      if (byKeyboard) {
        await box.focus();
        await page.keyboard.press("Space");
      } else await box.check();
    }
    await expectSound(page, "list");
    await press(page, "button", bulk.bar.chosen);
    await page.getByRole("heading", { level: 1, name: bulk.choose.title(3) }).waitFor();
    await expectSound(page, "choose");

    // Nothing chosen: it says so.
    const send = `${bulk.choose.next}: ${bulk.kinds.stage.title}`;
    await press(page, "button", send);
    await page.getByRole("alert").getByText(bulk.choose.missing).waitFor();
    await expectSound(page, "missing");
    await page.getByLabel(bulk.settings.stage!).selectOption({ label: inbox.stages.in_triage });
    await press(page, "button", send);
    await page.getByRole("heading", { level: 1, name: bulk.preview.title }).waitFor();
    await page.getByText(bulk.preview.able(3, 3)).waitFor();
    await expectSound(page, "preview");
    await press(page, "button", bulk.preview.order(3));
    await waitFor(page, "done");
    for (const reference of chosen) await page.getByRole("row", { name: reference }).getByText(bulk.job.itemStates.done).waitFor();
    await expectSound(page, "report");

    // A second time there is nothing to do with them, and a case that somebody else touched stays when it is undone.
    const address = page.url();
    await page.goto(`/${locale}/desk/${openPlan}/${chosen[0]!}`);
    await press(page, "button", desk.takeOn);
    await page.getByText(desk.done.taken).waitFor();
    await page.goto(address);
    await press(page, "button", bulk.job.undo);
    await waitFor(page, "undone");
    await page.getByRole("row", { name: chosen[0]! }).getByText(bulk.refusals.changed_since!).waitFor();
    await page.getByRole("row", { name: chosen[1]! }).getByText(bulk.job.itemStates.undone).waitFor();
    await expectSound(page, "undone");
    await press(page, "link", bulk.job.all);
    await page.getByRole("heading", { level: 1, name: bulk.title }).waitFor();
    await expectSound(page, "jobs");
    await page.goto(`/${locale}/desk/${openPlan}/${chosen[0]!}`);
    await press(page, "button", desk.release);
    await page.getByText(desk.done.released).waitFor();
  });

  test("asks for assessments, begins answers from a template, and has them approved and published", async () => {
    const { store } = site.server.platform;
    const { proposals: p } = store.tables;
    const cases = await store.read.select({ reference: p.reference }).from(p).where(and(eq(p.status, "received"), eq(p.isHidden, false))).orderBy(desc(p.submittedAt)).limit(2);
    const refs = cases.map(({ reference }) => reference);
    const standing = () => store.read.select({ status: p.status, stage: p.stage }).from(p).where(inArray(p.reference, refs));
    const orderAs = async (who: string, kind: BulkKind, fill: (page: Page) => Promise<unknown>) => {
      const { page } = await site.visitAs(who, options);
      await page.goto(`/${locale}/desk/${openPlan}/bulk?${refs.map((ref) => `refs=${ref}`).join("&")}`);
      await fill(page);
      await press(page, "button", `${bulk.choose.next}: ${bulk.kinds[kind].title}`);
      await page.getByText(bulk.preview.able(2, 2)).waitFor();
      expect(await page.getByText(bulk.kinds[kind].effect).isVisible()).toBe(true);
      await expectSound(page, `${kind}-preview`);
      await press(page, "button", bulk.preview.order(2));
      await waitFor(page, "done");
      for (const reference of refs) await page.getByRole("row", { name: reference }).getByText(bulk.job.itemStates.done).waitFor();
      await expectSound(page, kind);
      return page;
    };
    await orderAs(moderator, "assessors", async (page) => { for (const label of await page.locator("#act-assessors .form-group-checkbox label").all()) await label.click(); });
    await orderAs(moderator, "template_answer", (page) => page.getByLabel(bulk.settings.template!, { exact: true }).selectOption({ label: "Uden for planens rammer" }));
    expect(await standing()).toEqual(Array(2).fill({ status: "received", stage: "answer_drafted" }));
    await orderAs("coordinator@samplan.example", "approve", () => Promise.resolve());
    const page = await orderAs("coordinator@samplan.example", "publish", () => Promise.resolve());
    expect(await page.getByRole("button", { name: bulk.job.undo, exact: true }).count()).toBe(0);
    expect(await standing()).toEqual(Array(2).fill({ status: "out_of_scope", stage: "published" }));
  });

  test("takes the whole list, and says which cases it leaves out and why", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`/${locale}/desk/${openPlan}?view=answered`);
    await page.getByText(bulk.bar.whole).click();
    await press(page, "link", bulk.bar.all);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByLabel(bulk.settings.stage!).selectOption({ label: inbox.stages.in_triage });
    await press(page, "button", `${bulk.choose.next}: ${bulk.kinds.stage.title}`);
    await page.getByText(bulk.preview.nothing).waitFor();
    await page.getByText(bulk.refusals.stage_answering!).waitFor();
    await expectSound(page, "nothing");
    // The way back leads to the same list.
    await press(page, "link", desk.title);
    await page.locator(".sp-views a[aria-current]", { hasText: desk.views.answered }).waitFor();
    await page.goto(`/${locale}/desk/${openPlan}/bulk`);
    await page.getByText(bulk.choose.none).waitFor();
    await expectSound(page, "none");
    expect(shell.next).not.toBe("");
  });

  test("and the list is taken along as a file", async () => {
    const { page } = await site.visitAs(moderator, options);
    await page.goto(`/${locale}/desk/${openPlan}?view=all`);
    await page.getByText(bulk.bar.whole).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: bulk.bar.proposalsCsv }).click()]);
    expect(download.suggestedFilename()).toMatch(/^ogp-2026-2028-proposals-\d{4}-\d\d-\d\d\.csv$/);
    const text = readFileSync(await download.path(), "utf8");
    expect(text.slice(0, 4)).toBe("\ufeffid,");
    expect(text).toContain("OGP28-");
    const [workbook] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: bulk.bar.commentsXlsx }).click()]);
    expect(workbook.suggestedFilename()).toMatch(/comments.*\.xlsx$/);
    expect(readFileSync(await workbook.path()).subarray(0, 2).toString()).toBe("PK");
  });
});
