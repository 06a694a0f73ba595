import { eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { findAxeViolations, findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import { docx, exe, pdf, photo } from "#tests/support/files.ts";
import { keepPicture, openPlan, signIn, useSite, words } from "./site.ts";
import { fillProposal, readProposal, referenceOnReceipt, type Proposal } from "./steps.ts";

// Somebody attaches a letter and a photo to a proposal: one is refused, one is taken off again, and all can be fetched from the proposal.

const site = useSite();
const writer = "karen@samplan.example";
/** Handed to the browser as they are: a path with æ and ø would need a system whose file names are UTF-8. */
const files: Record<string, { mimeType: string; buffer: Buffer }> = {};
beforeAll(async () => {
  const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  files["Brev til kommunen på Ærø.docx"] = { mimeType: word, buffer: Buffer.from(docx()) };
  files["foto.jpg"] = { mimeType: "image/jpeg", buffer: Buffer.from(await photo()) };
  files["faktura.pdf"] = { mimeType: "application/pdf", buffer: Buffer.from(exe()) };
  files["regnskab.pdf"] = { mimeType: "application/pdf", buffer: Buffer.from(pdf()) };
});

const danish: Proposal = { theme: "Flere og bedre åbne data", title: "Kort over åbne regnskaber", problem: "Regnskaberne er svære at finde.", change: "Vis dem på et kort.", effect: "Flere ser dem." };
const english: Proposal = { theme: "More and better open data", title: "A map of open accounts", problem: "The accounts are hard to find.", change: "Show them on a map.", effect: "More people see them." };

describe.each([
  ["in Danish on a phone, with JavaScript", "da", { device: "phone", javaScript: true, locale: "da" }, danish],
  ["in English at a desktop, without JavaScript", "en", { device: "desktop", javaScript: false, locale: "en" }, english],
] as const satisfies [string, "da" | "en", VisitOptions, Proposal][])("files with a proposal, %s", (_, locale, options, proposal) => {
  const m = words(locale);
  const { attachments } = m;
  const { write, review } = m.proposals;
  const about = { title: proposal.title, problem: proposal.problem, change: proposal.change, effect: proposal.effect };
  let reference = "";

  async function expectSound(page: Page, picture: string) {
    await keepPicture(page, `attachments-${picture}-${locale}-${options.device}`);
    if (!options.javaScript) return;
    expect([...(await findAxeViolations(page)), ...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), picture).toEqual([]);
  }
  const attach = async (page: Page, ...names: string[]) => {
    await page.getByLabel(attachments.add).setInputFiles(names.map((name) => ({ name, ...files[name]! })));
    await page.getByRole("button", { name: attachments.attach, exact: true }).click();
  };
  const listed = (page: Page) => page.locator(".sp-files a").allInnerTexts();

  test("come after signing in, with what was written before", async () => {
    const { page } = await site.visit(options);
    await page.goto(`/${locale}/plans/${openPlan}/proposals/new`);
    await fillProposal(page, locale, proposal);
    expect(await page.getByLabel(attachments.add).count()).toBe(0);
    await expectSound(page, "visitor");
    await page.getByRole("button", { name: attachments.signIn }).click();
    await signIn(page, locale, writer);
    expect(await readProposal(page, locale)).toEqual(about);

    await attach(page, "Brev til kommunen på Ærø.docx", "faktura.pdf");
    await page.getByText(attachments.refused("faktura.pdf", attachments.refusals.wrong_type)).first().waitFor();
    expect(await listed(page)).toEqual(["Brev til kommunen på Ærø.docx"]);
    expect(await readProposal(page, locale)).toEqual(about);
    await expectSound(page, "refused");
    // The summary leads to the field.
    await page.getByRole("link", { name: attachments.refused("faktura.pdf", attachments.refusals.wrong_type) }).click();
    expect(new URL(page.url()).hash).toBe("#field-files");

    await page.getByLabel(write.effect, { exact: true }).fill(`${proposal.effect} (2)`);
    await attach(page, "foto.jpg", "regnskab.pdf");
    await page.getByText(attachments.attached(2)).waitFor();
    expect(await listed(page)).toEqual(["Brev til kommunen på Ærø.docx", "foto.jpg", "regnskab.pdf"]);
    await expectSound(page, "attached");

    await page.getByRole("button", { name: attachments.removeFile("regnskab.pdf", null) }).click();
    await page.getByText(attachments.removed).waitFor();
    expect(await listed(page)).toEqual(["Brev til kommunen på Ærø.docx", "foto.jpg"]);
    expect(await readProposal(page, locale)).toEqual({ ...about, effect: `${proposal.effect} (2)` });
    await expectSound(page, "removed");
  });

  test("are not removed by the Enter key in the title, go with review and sending, and are fetched by anybody", async () => {
    const { page } = await site.visitAs(writer, options);
    await page.goto(`/${locale}/plans/${openPlan}/proposals/new`);
    await page.getByLabel(write.titleLabel, { exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: review.title }).waitFor();
    expect(await listed(page)).toEqual(["Brev til kommunen på Ærø.docx", "foto.jpg"]);
    await expectSound(page, "review");
    await page.getByRole("button", { name: review.send }).click();
    reference = await referenceOnReceipt(page, locale);

    const reader = await site.visit(options);
    await reader.page.goto(`/${locale}/proposals/${reference}`);
    expect(await listed(reader.page)).toEqual(["Brev til kommunen på Ærø.docx", "foto.jpg"]);
    expect(await reader.page.getByRole("link", { name: attachments.page.change }).count()).toBe(0);
    await expectSound(reader.page, "proposal");
    const [download] = await Promise.all([reader.page.waitForEvent("download"), reader.page.getByRole("link", { name: "Brev til kommunen på Ærø.docx" }).click()]);
    expect(download.suggestedFilename()).toBe("Brev til kommunen på Ærø.docx");
  });

  test("are changed on the published proposal by its author", async () => {
    const { page } = await site.visitAs(writer, options);
    await page.goto(`/${locale}/proposals/${reference}`);
    await page.getByRole("link", { name: attachments.page.change }).click();
    await page.getByRole("heading", { level: 1, name: attachments.page.title }).waitFor();
    await attach(page, "regnskab.pdf");
    await page.getByText(attachments.attached(1)).waitFor();
    await page.getByRole("button", { name: attachments.removeFile("foto.jpg", null) }).click();
    await page.getByText(attachments.page.removeSure.text).waitFor();
    await expectSound(page, "asks");
    await page.getByRole("button", { name: attachments.page.removeSure.remove }).click();
    await page.getByText(attachments.removed).waitFor();
    await expectSound(page, "change");
    await page.getByRole("link", { name: attachments.page.back }).click();
    expect(await listed(page)).toEqual(["Brev til kommunen på Ærø.docx", "regnskab.pdf"]);
    const { attachments: a } = site.server.platform.store.tables;
    const [photoRow] = await site.server.platform.store.read.select().from(a).where(eq(a.name, "foto.jpg"));
    expect(photoRow).toMatchObject({ proposalId: null });
  });
});
