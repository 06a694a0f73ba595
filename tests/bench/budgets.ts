import type { Browser, CDPSession, Page } from "playwright-core";
import { devices, launchBrowser } from "#tests/support/browser.ts";

/** What a page costs whoever opens it for the first time, in bytes as they go over the line, and when it is there, in milliseconds. `shift`: the layout shift (CLS). */
export type PageCost = { name: string; html: number; css: number; js: number; fonts: number; requests: number; fcp: number; lcp: number; shift: number };

/** What a public page may cost. */
export const budget = { css: 25_000, js: 110_000, fonts: 60_000, lcp: 1500 };

/** A slow phone on a slow line: Lighthouse's figures, with the delay on each request. */
const slowLine = { offline: false, latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const slowerBy = 4;

const kinds = { Document: "html", Stylesheet: "css", Script: "js", Font: "fonts" } as const;

const visits = 3;

/** Opens each page in a browser that has never been there: the middle one of three visits by its largest paint. */
export async function measureBudgets(url: string, pages: readonly { name: string; path: string }[]): Promise<PageCost[]> {
  const browser = await launchBrowser();
  try {
    const costs: PageCost[] = [];
    for (const { name, path } of pages) {
      // The server has the page: what is measured is the line and the phone.
      await (await fetch(url + path)).arrayBuffer();
      const found: PageCost[] = [];
      for (let visit = 0; visit < visits; visit += 1) found.push({ name, ...(await openPage(browser, url + path)) });
      costs.push(found.sort((a, b) => a.lcp - b.lcp)[Math.floor(visits / 2)]!);
    }
    return costs;
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, address: string): Promise<Omit<PageCost, "name">> {
  const context = await browser.newContext({ ...devices.phone, locale: "da-DK" });
  try {
    const page = await context.newPage();
    const line = await context.newCDPSession(page);
    const sent = countBytes(line);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", slowLine);
    await line.send("Emulation.setCPUThrottlingRate", { rate: slowerBy });
    await page.goto(address, { waitUntil: "networkidle" });
    return { ...sent, ...(await paintsOf(page)) };
  } finally {
    await context.close();
  }
}

function countBytes(line: CDPSession) {
  const sent = { html: 0, css: 0, js: 0, fonts: 0, requests: 0 };
  const types = new Map<string, string>();
  line.on("Network.responseReceived", ({ requestId, type }) => { types.set(requestId, type); });
  line.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds[types.get(requestId) as keyof typeof kinds] as (typeof kinds)[keyof typeof kinds] | undefined;
    sent.requests += 1;
    if (kind) sent[kind] += encodedDataLength;
  });
  return sent;
}

function paintsOf(page: Page): Promise<{ fcp: number; lcp: number; shift: number }> {
  return page.evaluate(async () => {
    const entries = (type: string) => new Promise<PerformanceEntryList>((resolve) => {
      const observer = new PerformanceObserver((list) => { resolve(list.getEntries()); });
      observer.observe({ type, buffered: true });
      // Where there is none of a kind, nobody calls.
      setTimeout(() => { resolve([]); }, 500);
    });
    const [paints, largest, shifts] = [await entries("paint"), await entries("largest-contentful-paint"), await entries("layout-shift")];
    return {
      fcp: paints.find(({ name }) => name === "first-contentful-paint")?.startTime ?? 0,
      lcp: largest.at(-1)?.startTime ?? 0,
      shift: (shifts as (PerformanceEntry & { value: number })[]).reduce((sum, { value }) => sum + value, 0),
    };
  });
}
