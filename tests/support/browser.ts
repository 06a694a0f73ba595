import sparticuz from "@sparticuz/chromium";
import { existsSync } from "node:fs";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import type { Locale } from "#db/values.ts";

/** The two sizes that everything must work at. The phone has touch and no mouse. */
export const devices = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 900 }, hasTouch: false, isMobile: false },
} as const;
export type Device = keyof typeof devices;

export type VisitOptions = { device?: Device; javaScript?: boolean; locale?: Locale; /** Where the clock of the browser is; Denmark unless told. */ timeZone?: string };

/** A person's browser: what they see, and all that went wrong in it, one line each. */
export type Visit = { page: Page; context: BrowserContext; problems: string[] };

// Not the flags that the package proposes: they are for a cloud function. In one process closing a context hangs, and
// with web security off Chromium sends no Origin, so that our forms would be refused.
const flags = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", "--disable-background-networking", "--no-first-run", "--no-default-browser-check", "--disable-component-update", "--disable-sync", "--disable-quic", "--disable-domain-reliability"];

/** The path of a Chromium that can be started. Throws one sentence when there is none. */
async function ensureBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
  }
  const packed = await sparticuz.executablePath().catch(() => undefined);
  const found = [packed, "/usr/bin/chromium"].find((file) => file !== undefined && existsSync(file));
  if (!found) throw new Error("There is no Chromium for the browser tests: install the development dependencies, or set CHROMIUM_PATH to one.");
  return found;
}

export async function launchBrowser(): Promise<Browser> {
  // Without a language of the system Chromium takes file names for ASCII: those with æ would be lost.
  return chromium.launch({ executablePath: await ensureBrowser(), args: flags, headless: true, env: { ...process.env, LANG: "C.UTF-8" } });
}

/** Opens a browser of a person's own, with no cookies. The content security policy is in force. */
export async function openVisit(browser: Browser, baseURL: string, { device = "desktop", javaScript = true, locale = "da", timeZone = "Europe/Copenhagen" }: VisitOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ ...devices[device], baseURL, javaScriptEnabled: javaScript, locale: locale === "da" ? "da-DK" : "en-GB", timezoneId: timeZone, reducedMotion: "reduce" });
  context.setDefaultTimeout(10_000);
  const problems: string[] = [];
  context.on("page", (page) => { watch(page, problems); });
  const page = await context.newPage();
  return { page, context, problems };
}

/** Notes what a person would not see and must not happen: errors of scripts, refused or failed files, broken rules of the policy. */
function watch(page: Page, problems: string[]) {
  page.on("console", (message) => {
    // A page that answers 4xx is reported here too; whether it may is for the test to say. Files are seen below.
    if (/the server responded with a status of 4\d\d/.test(message.text())) return;
    if (message.type() === "error" || message.type() === "warning") problems.push(`console ${message.type()}: ${message.text()} (${page.url()})`);
  });
  page.on("pageerror", (error) => { problems.push(`script error: ${error.message} (${page.url()})`); });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText ?? "";
    // What was under way when the person went on to another page.
    if (reason !== "net::ERR_ABORTED") problems.push(`request failed: ${request.url()} ${reason}`);
  });
  page.on("response", (response) => {
    const isPage = response.request().resourceType() === "document";
    if (response.status() >= (isPage ? 500 : 400)) problems.push(`${response.status()} for ${response.url()}`);
  });
}
