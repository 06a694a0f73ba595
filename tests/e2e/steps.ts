import { and, eq } from "drizzle-orm";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { isCvr } from "#app/lib/cvr.ts";
import type { Locale, Outcome, ParticipantType, Stance } from "#db/values.ts";
import { messages } from "#app/i18n/messages.ts";
import type { Visit } from "#tests/support/browser.ts";
import { expectSignedIn, openPlan, type Site } from "./site.ts";

/** Somebody who signs up in a test. */
export type Newcomer = { type: ParticipantType; name: string; email: string; password: string; organisation?: string };

export type Proposal = { theme: string; title: string; problem: string; change: string; effect: string };

/** A CVR number with the right check digit, a new one every time. */
function newCvr(): string {
  do lastCvr += 1; while (!isCvr(String(lastCvr)));
  return String(lastCvr);
}
let lastCvr = 40_000_000;

export const password = "kastanje lygte fregat 41";

/** Chooses as people do, by the words: the radio button itself lies under its label. */
export async function choose(radio: Locator): Promise<void> {
  const id = await radio.getAttribute("id");
  await radio.page().locator(`label[for="${id}"]`).click();
  expect(await radio.isChecked()).toBe(true);
}

/** Signs up from the first question to the message to look for mail. `page` is anywhere with the link in its header, or at sign-up. */
export async function signUp(page: Page, locale: Locale, who: Newcomer): Promise<void> {
  const { signUp: form, checkMail } = messages[locale].accounts;
  if (!page.url().includes("/sign-up")) await page.goto(`/${locale}/sign-up`);
  await choose(page.getByRole("radio", { name: form.types[who.type].title, exact: true }));
  await page.getByRole("button", { name: form.continue }).click();
  if (who.type !== "citizen") {
    await page.getByLabel(form.organisationName).fill(who.organisation ?? "");
    await page.getByLabel(form.cvr).fill(newCvr());
  }
  await page.getByLabel(form.name, { exact: true }).fill(who.name);
  await page.getByLabel(form.email).fill(who.email);
  await page.getByLabel(form.password).fill(who.password);
  await page.getByRole("button", { name: form.submit }).click();
  await page.getByRole("heading", { level: 1, name: checkMail.title }).waitFor();
}

/** Follows the link in the newest mail that confirms the address, and presses the button there. */
export async function confirmAddress(site: Site, page: Page, locale: Locale, email: string): Promise<void> {
  const { verify } = messages[locale].accounts;
  const mail = await site.mailbox.find(email, locale === "da" ? /Bekræft/ : /Confirm/);
  const link = mail.links.find((each) => each.includes("/verify-email"));
  expect(link, mail.text).toBeDefined();
  await page.goto(link!);
  await page.getByRole("button", { name: verify.submit }).click();
  await expectSignedIn(page, locale);
}

export async function fillProposal(page: Page, locale: Locale, proposal: Proposal): Promise<void> {
  const { write } = messages[locale].proposals;
  await choose(page.getByRole("radio", { name: proposal.theme }));
  await page.getByLabel(write.titleLabel, { exact: true }).fill(proposal.title);
  await page.getByLabel(write.problem, { exact: true }).fill(proposal.problem);
  await page.getByLabel(write.change, { exact: true }).fill(proposal.change);
  await page.getByLabel(write.effect, { exact: true }).fill(proposal.effect);
}

/** What the form of writing holds now. */
export async function readProposal(page: Page, locale: Locale): Promise<Omit<Proposal, "theme">> {
  const { write } = messages[locale].proposals;
  const value = (label: string) => page.getByLabel(label, { exact: true }).inputValue();
  return { title: await value(write.titleLabel), problem: await value(write.problem), change: await value(write.change), effect: await value(write.effect) };
}

/** From a filled form, by somebody signed in, to the receipt. Answers the reference. */
export async function submitWritten(page: Page, locale: Locale, form?: RegExp): Promise<string> {
  const { write, review } = messages[locale].proposals;
  await page.getByRole("button", { name: write.review }).click();
  await page.getByRole("button", { name: review.send }).click();
  return referenceOnReceipt(page, locale, form);
}

/** `form`: that of a reference in the plan, where it is another than the open one. */
export async function referenceOnReceipt(page: Page, locale: Locale, form = /^OGP28-[CBOA]-\d{4,}$/): Promise<string> {
  await page.getByRole("heading", { level: 1, name: messages[locale].proposals.receipt.title }).waitFor();
  const reference = (await page.locator(".sp-box__number").innerText()).trim();
  expect(reference).toMatch(form);
  return reference;
}

/** Writes and submits a proposal as the person signed in. */
export async function propose(page: Page, locale: Locale, proposal: Proposal): Promise<string> {
  await page.goto(`/${locale}/plans/${openPlan}/proposals/new`);
  await fillProposal(page, locale, proposal);
  return submitWritten(page, locale);
}

export async function comment(page: Page, locale: Locale, stance: Stance, body: string): Promise<void> {
  const m = messages[locale];
  const { comments } = m.proposals;
  const form = page.getByRole("form", { name: comments.write });
  await choose(form.getByRole("radio", { name: m.words.stancesLong[stance] }));
  await form.getByLabel(comments.body).fill(body);
  await form.getByRole("button", { name: comments.send }).click();
  await page.getByText(body).first().waitFor();
}

/** Answers the case that is open at the desk. */
export async function answerCase(page: Page, locale: Locale, outcome: Outcome, reason: string): Promise<void> {
  const m = messages[locale];
  const form = page.getByRole("form", { name: m.desk.answer.title });
  await choose(form.getByRole("radio", { name: m.words.statuses[outcome], exact: true }));
  await form.getByLabel(m.desk.answer.reason).fill(reason);
  await form.getByRole("button", { name: m.desk.answer.send }).click();
}

/** As when the session ran out: the browser's cookie for it is gone, the others are there. */
export async function endSession({ context }: Visit): Promise<void> {
  await context.clearCookies({ name: "samplan" });
}

/** Ends the collecting of the open plan for as long as `body` runs. */
export async function closeCollection(site: Site, body: () => Promise<void>): Promise<void> {
  const { store } = site.server.platform;
  const { plans, phases } = store.tables;
  const [row] = await store.read.select({ planId: phases.planId, closesAt: phases.closesAt }).from(phases).innerJoin(plans, eq(plans.id, phases.planId)).where(and(eq(plans.slug, openPlan), eq(phases.kind, "collect")));
  const set = (closesAt: Date) => store.write(async (tx) => { await tx.update(phases).set({ closesAt }).where(and(eq(phases.planId, row!.planId), eq(phases.kind, "collect"))); });
  await set(new Date(Date.now() - 1000));
  try {
    await body();
  } finally {
    await set(row!.closesAt);
  }
}
