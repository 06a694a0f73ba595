import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const options: RunOptions = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] },
  resultTypes: ["violations"],
};

/**
 * What axe finds on the page as it stands now, one readable line a place; empty when it is well. The source is evaluated
 * by the debugger's protocol, which the content security policy does not concern, so the policy stays in force.
 */
export async function findAxeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate("typeof axe === 'object'"))) await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return violations.flatMap(({ id, impact, help, nodes }) => nodes.map((node) => `${id} (${impact}): ${help}\n    ${node.target.join(" ")}\n    ${node.html.slice(0, 200)}\n    ${(node.failureSummary ?? "").replaceAll("\n", " ").slice(0, 300)}`));
}

/** What every page must have, whatever is on it; one line a fault. `locale` is the language of the address. */
export async function findPageFaults(page: Page, locale: string): Promise<string[]> {
  return page.evaluate((locale) => {
    const faults: string[] = [];
    const h1 = document.querySelectorAll("h1");
    if (h1.length !== 1) faults.push(`${h1.length} h1`);
    if (document.documentElement.lang !== locale) faults.push(`lang is ${document.documentElement.lang}`);
    if (!/\S+ – Samplan$/.test(document.title)) faults.push(`the title is "${document.title}"`);
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = ids.filter((id, place) => ids.indexOf(id) !== place);
    if (twice.length > 0) faults.push(`ids used twice: ${[...new Set(twice)].join(", ")}`);
    for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href^='#']")) {
      if (!document.getElementById(link.hash.slice(1))) faults.push(`a link to ${link.hash}, which is not there`);
    }
    const described = [...document.querySelectorAll("[aria-describedby], [aria-labelledby]")].flatMap((element) => `${element.getAttribute("aria-describedby") ?? ""} ${element.getAttribute("aria-labelledby") ?? ""}`.split(" ").filter(Boolean));
    for (const id of new Set(described)) if (!document.getElementById(id)) faults.push(`described or labelled by #${id}, which is not there`);
    return faults;
  }, locale);
}

/** What is wider than the window, or null when nothing is: nobody should have to scroll sideways. */
export async function findSidewaysScroll(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    return `${scrollWidth - clientWidth} px too wide at ${clientWidth} px: ${[...new Set(wide)].slice(0, 4).join(", ")}`;
  });
}
