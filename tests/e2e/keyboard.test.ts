import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { openPlan, useSite, words } from "./site.ts";

// The main ways with the keyboard alone: nothing here clicks.

const site = useSite();
const m = words("en");

/** Goes on with Tab until the thing with this name has the focus, as somebody does who reads where it is. Each stop must be visible. */
async function tabTo(page: Page, name: string | RegExp, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let n = 0; n < 120; n += 1) {
    await page.keyboard.press(key);
    const stop = await describeFocus(page);
    passed.push(stop.name);
    if (stop.name !== "") expect(stop.seen, `the focus on "${stop.name}" can be seen`).toBe(true);
    if (typeof name === "string" ? stop.name === name : name.test(stop.name)) return;
  }
  throw new Error(`Tab never came to ${String(name)}: ${passed.join(" | ")}`);
}

/** What has the focus: its name, and whether it lies in the window and is marked. */
function describeFocus(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement) || element === document.body) return { name: "", seen: false };
    const field = element as HTMLInputElement;
    const label = field.labels?.[0]?.innerText.split("\n")[0];
    const name = (element.getAttribute("aria-label") ?? label ?? element.innerText).trim();
    const box = element.getBoundingClientRect();
    const inWindow = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
    const styles = [element, ...element.querySelectorAll("*"), field.labels?.[0], element.parentElement, element.closest(".sp-card")].filter((each) => each !== null && each !== undefined).flatMap((each) => [null, "::before", "::after"].map((part) => getComputedStyle(each, part)));
    const marked = styles.some((style) => (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none");
    return { name, seen: inWindow && marked };
  });
}

describe("with the keyboard alone", () => {
  test("the first stop is the skip link, and it leads past the header", async () => {
    const { page } = await site.visit({ locale: "en" });
    await page.goto("/en/about");
    await page.keyboard.press("Tab");
    expect((await describeFocus(page)).name).toBe(m.shell.skip);
    expect(await page.locator(".skipnav").boundingBox()).toMatchObject({ y: expect.any(Number) as number });
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main-content");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("header"))).toBeNull();
  });

  test("signing in, and coming back to where one was", async () => {
    const { page } = await site.visit({ locale: "en" });
    await page.goto("/en/proposals/OGP28-A-0025");
    await tabTo(page, m.shell.signIn);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sign-in*");
    await tabTo(page, m.accounts.signIn.email);
    await page.keyboard.type("karen@samplan.example");
    await page.keyboard.press("Tab");
    await page.keyboard.type("demo-samplan-2028");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/proposals/OGP28-A-0025");
  });

  test("searching and narrowing the list", async () => {
    const { page } = await site.visit({ locale: "en" });
    await page.goto(`/en/plans/${openPlan}/proposals`);
    await tabTo(page, m.proposals.list.searchLabel);
    await page.keyboard.type("data");
    await tabTo(page, m.proposals.list.type);
    await page.keyboard.type(m.words.participantTypesMany.business.slice(0, 3));
    await tabTo(page, m.proposals.list.apply);
    await page.keyboard.press("Enter");
    await page.waitForURL(/type=business/);
    await tabTo(page, m.proposals.list.clear);
    await page.keyboard.press("Enter");
    await page.waitForURL(/proposals$/);
  });

  test("supporting and commenting", async () => {
    const { page } = await site.visitAs("leyla@samplan.example", { locale: "en" });
    await page.goto("/en/proposals/OGP28-A-0028");
    const support = page.getByRole("button", { name: m.proposals.page.support, exact: true });
    if (!(await support.isVisible())) await page.getByRole("button", { name: m.proposals.page.withdrawSupport }).press("Enter");
    await support.waitFor();
    await page.reload();
    await tabTo(page, m.proposals.page.support);
    await page.keyboard.press("Enter");
    await page.getByText(m.proposals.page.supported).waitFor();
    await tabTo(page, m.words.stancesLong.for);
    await page.keyboard.press("ArrowDown");
    expect((await describeFocus(page)).name).toBe(m.words.stancesLong.against);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Typed by keyboard alone.");
    await tabTo(page, m.proposals.comments.send);
    await page.keyboard.press("Enter");
    await page.getByRole("article").getByText("Typed by keyboard alone.").waitFor();
  });

  test("after an error the summary has the focus, and Enter on a problem goes to its field", async () => {
    const { page } = await site.visit({ locale: "en" });
    await page.goto(`/en/plans/${openPlan}/proposals/new`);
    await tabTo(page, m.proposals.write.review);
    await page.keyboard.press("Enter");
    await page.locator("#error-summary:focus").waitFor();
    await tabTo(page, m.forms.fieldErrors.problem_missing);
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("problem");
  });

  test("the theme is chosen with the arrow keys, and the choice is marked", async () => {
    const { page } = await site.visit({ locale: "en" });
    await page.goto(`/en/plans/${openPlan}/proposals/new`);
    await tabTo(page, "More and better open data");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("input[name=theme]:checked").inputValue()).toBe("participation-data");
    expect((await describeFocus(page)).seen).toBe(true);
  });

  test("at the desk j is the next case and k the one before, except where one writes", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(`/en/desk/${openPlan}`);
    const first = await page.locator("a[data-case]").first().getAttribute("data-case");
    const second = await page.locator("a[data-case]").nth(1).getAttribute("data-case");
    await tabTo(page, new RegExp(first!), "Tab");
    if (!(await page.evaluate(() => document.activeElement?.hasAttribute("data-case")))) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/${first}*`);
    await page.keyboard.press("j");
    await page.waitForURL(`**/${second}*`);
    await page.keyboard.press("k");
    await page.waitForURL(`**/${first}*`);
    // A k at the beginning of the list does nothing.
    await page.keyboard.press("k");
    await page.getByLabel(m.desk.answer.reason).focus();
    await page.keyboard.type("jkj");
    expect(page.url()).toContain(first);
    expect(await page.getByLabel(m.desk.answer.reason).inputValue()).toContain("jkj");
    await page.keyboard.press("Control+j");
    expect(page.url()).toContain(first);
  });

  test("a case opened by its address has the keys too, says so, and is seen in the list", async () => {
    const { page } = await site.visitAs("moderator@samplan.example", { locale: "en" });
    await page.goto(`/en/desk/${openPlan}?view=all`);
    const listed = await page.locator("a[data-case]").evaluateAll((links) => links.map((link) => link.getAttribute("data-case")));
    await page.goto(`/en/desk/${openPlan}/${listed.at(-2)}?view=all`);
    expect(await page.getByRole("link", { name: m.inbox.keysShort }).isVisible()).toBe(true);
    await expect.poll(() => page.evaluate(() => {
      const [row, list] = [document.querySelector(".sp-cases a[aria-current=page]")!.getBoundingClientRect(), document.querySelector(".sp-desk__list")!.getBoundingClientRect()];
      return row.top >= list.top && row.bottom <= list.bottom && window.scrollY === 0;
    })).toBe(true);
    await page.keyboard.press("j");
    await page.waitForURL(`**/${listed.at(-1)}*`);
  });

  test("on a phone with a keyboard the menu opens with Enter and closes again", async () => {
    const { page } = await site.visit({ locale: "en", device: "phone" });
    await page.goto("/en");
    await tabTo(page, m.shell.menu);
    await page.keyboard.press("Enter");
    expect(await page.locator(".sp-menu__panel").isVisible()).toBe(true);
    await tabTo(page, m.shell.nav.plans);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/en/plans");
  });

  test("nothing on the way through the home page and a proposal is hidden or unmarked, and nothing holds the focus", async () => {
    for (const path of ["/en", "/en/proposals/OGP28-O-0001"]) {
      const { page } = await site.visitAs("karen@samplan.example", { locale: "en" });
      await page.goto(path);
      await tabTo(page, m.shell.footer.accessibility);
    }
  });
});
