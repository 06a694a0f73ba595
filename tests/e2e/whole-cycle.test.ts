import { and, eq } from "drizzle-orm";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { documentOf } from "#app/domain/publications/document-of.ts";
import { startFileMaker } from "#app/server/file-maker.ts";
import { addDays, dayOf } from "#app/lib/danish-day.ts";
import { findPageFaults, findSidewaysScroll } from "#tests/support/axe.ts";
import type { VisitOptions } from "#tests/support/browser.ts";
import type { Locale, PhaseKind } from "#db/values.ts";
import { useSite, words } from "./site.ts";
import { answerCase, choose, fillProposal, submitWritten } from "./steps.ts";

// A coordinator goes through a whole cycle: from an empty plan to one that is adopted, carried out and reported on. First in Danish
// on a phone, with JavaScript; from the adoption on in English at a desktop, without it. Axe looks at these pages in their own tests.

const site = useSite();
const slug = "hel-plan-2030";
const coordinator = "coordinator@samplan.example";
const day = 24 * 3600 * 1000;
const danish = { device: "phone", javaScript: true, locale: "da" } as const satisfies VisitOptions;
const english = { device: "desktop", javaScript: false, locale: "en" } as const satisfies VisitOptions;

/** Moves the platform's clock to a day within a phase, and waits until the plan has come that far. */
async function goTo(kind: PhaseKind, state = "open") {
  const { store, clock } = site.server.platform;
  const { plans, phases } = store.tables;
  const [phase] = await store.read.select({ opensAt: phases.opensAt }).from(phases).innerJoin(plans, eq(plans.id, phases.planId)).where(and(eq(plans.slug, slug), eq(phases.kind, kind)));
  site.server.moveClock(phase!.opensAt.getTime() + day - clock().getTime());
  const stateNow = async () => (await store.read.select({ state: plans.state }).from(plans).where(eq(plans.slug, slug)))[0]!.state;
  await expect.poll(stateNow, { timeout: 20_000 }).toBe(state);
}

async function expectWhole(page: Page, locale: Locale) {
  expect([...(await findPageFaults(page, locale)), await findSidewaysScroll(page)].filter(Boolean), page.url()).toEqual([]);
}

/** The page of somebody, at a path within their language. */
async function open(email: string | null, options: typeof danish | typeof english, path: string): Promise<Page> {
  const { page } = email === null ? await site.visit(options) : await site.visitAs(email, options);
  await page.goto(`/${options.locale}${path}`);
  return page;
}

async function fill(page: Page, values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value);
}

let reference = "";
let initiative = "";

test("a plan is made, written, and announced", async () => {
  const { planAdmin: m } = words("da");
  const page = await open(coordinator, danish, "/admin/plans/new");
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  const told = (text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
  await fill(page, { titleDa: "Hel plan 2030", titleEn: "A whole plan 2030", code: "HP30" });
  await press(m.make.submit);
  await told(m.make.made);
  const overview = page.url().split("?")[0]!;
  expect(overview).toContain(`/admin/plans/${slug}`);
  await page.goto(`${overview}/texts`);
  await fill(page, {
    summaryDa: "Det åbner vi op for.", summaryEn: "This is what we open up.", questionDa: "Hvad skal åbnes?", questionEn: "What is to be opened?", rulesDa: "Vær saglig.", rulesEn: "Keep to the matter.",
    unitDa: "Kontoret for åbenhed", unitEn: "The office of openness", email: "aabenhed@samplan.example",
  });
  await press(m.texts.save);
  await told(m.saved);
  await page.goto(`${overview}/themes/new`);
  await fill(page, { titleDa: "Åbne møder", titleEn: "Open meetings" });
  await press(m.themes.addSubmit);
  await told(m.themes.done.added);
  await page.goto(`${overview}/phases`);
  await page.getByLabel(m.phases.proposeFrom).fill(addDays(dayOf(new Date()), 1));
  await press(m.phases.propose);
  await press(m.phases.save);
  await told(m.saved);
  await page.goto(`${overview}/announce`);
  await press(m.announce.submit);
  await told(m.overview.done.announced);
  await expectWhole(page, "da");
});

test("a citizen puts a proposal forward while the plan collects", async () => {
  await goTo("collect");
  const page = await open("citizen@samplan.example", danish, `/plans/${slug}/proposals/new`);
  await fillProposal(page, "da", { theme: "Åbne møder", title: "Åbn alle kommunale møder", problem: "Møderne er lukkede.", change: "Åbn dem for alle.", effect: "Flere kommer." });
  reference = await submitWritten(page, "da", /^HP30-C-\d+$/);
});

test("the case is shortlisted and answered, and its initiative is written", async () => {
  await goTo("triage");
  const m = words("da");
  const page = await open(coordinator, danish, `/desk/${slug}/${reference}`);
  await page.getByRole("button", { name: m.desk.takeOn }).click();
  await page.getByText(m.desk.done.taken).waitFor();
  await page.goto(`/da/desk/${slug}/shortlist?refs=${reference}`);
  await page.getByLabel(m.desk.shortlist.initiative, { exact: true }).selectOption("new");
  await page.getByLabel(m.desk.shortlist.newTitle).fill("Åbne møder i kommunerne");
  await choose(page.getByRole("radio", { name: m.words.degrees.full }));
  await page.getByRole("button", { name: m.desk.shortlist.send, exact: true }).click();
  await page.getByRole("status").filter({ hasText: "HP30-I-01" }).waitFor();
  initiative = "HP30-I-01";
  await page.goto(`/da/desk/${slug}/${reference}`);
  await answerCase(page, "da", "adopted", "Vi tager det med, fordi møderne angår alle.");
  await page.getByText(m.desk.answer.sent).waitFor();

  await page.goto(`/da/desk/${slug}/initiatives/${initiative}`);
  const desk = m.initiativeDesk;
  for (const of of ["da", "en"]) {
    await fill(page, { [`title.${of}`]: `Åbne møder i kommunerne ${of}`, [`summary.${of}`]: `Kort ${of}`, [`contact.role.${of}`]: `Kontor ${of}` });
    await fill(page, Object.fromEntries(["problem", "causes", "done_so_far", "solution", "results", "transparency"].map((key) => [`field.${key}.${of}`, `Tekst om ${key} ${of}`])));
  }
  await fill(page, { "contact.email": "kontor@samplan.example", startsOn: addDays(dayOf(new Date()), 200), endsOn: addDays(dayOf(new Date()), 900) });
  await page.getByRole("button", { name: desk.editor.add }).click();
  await page.locator("#milestone-1").waitFor();
  for (const of of ["da", "en"]) await fill(page, { [`milestone.1.title.${of}`]: `Reglen er ændret ${of}`, [`milestone.1.deliverable.${of}`]: `Ny styrelsesvedtægt ${of}`, [`milestone.1.owner.${of}`]: `Kontoret ${of}` });
  await fill(page, { "milestone.1.endsOn": addDays(dayOf(new Date()), 700) });
  await page.getByRole("button", { name: desk.editor.save }).click();
  await page.getByText(desk.editor.saved("2")).waitFor();
  await page.getByText(desk.parties.add, { exact: true }).click();
  const form = page.getByRole("form", { name: desk.parties.add });
  await fill(page, { partyName: "Demostyrelsen for Møder", partyEmail: "moeder@samplan.example" });
  await choose(form.getByRole("radio", { name: m.initiativeTemplate.authorityRoles.lead }));
  await choose(form.getByRole("radio", { name: m.initiativeTemplate.authoritySectors.government }));
  await form.getByRole("button", { name: desk.parties.send }).click();
  await page.getByText(desk.editor.lacksNone).waitFor();
  await expectWhole(page, "da");
});

test("the draft is out for comments, and each is answered", async () => {
  await goTo("draft");
  const own = words("da").initiativeComments;
  const citizen = await open("ngo@samplan.example", danish, `/initiatives/${initiative}?section=solution`);
  await fill(citizen, { body: "Sig også, hvornår dagsordenen er ude." });
  await citizen.getByRole("button", { name: own.form.send }).click();
  await citizen.getByText(own.written).waitFor();
  const page = await open(coordinator, danish, `/desk/${slug}/draft-comments`);
  await page.locator(".sp-list__row").getByRole("link", { name: new RegExp(`^${own.desk.open}`) }).click();
  await page.getByLabel(own.outcomes.taken_in, { exact: true }).check();
  await fill(page, { answerDa: "Det står der nu.", answerEn: "It says so now." });
  await page.getByRole("button", { name: own.desk.send }).click();
  await page.getByText(own.desk.done.answered).waitFor();
  await expectWhole(page, "da");
});

test("the plan and its accounting are published, with nothing missing", async () => {
  await goTo("publish");
  const { publications: m } = words("en");
  const page = await open(coordinator, english, `/admin/plans/${slug}/publication`);
  expect(await page.locator('[name="overrideDa"]').count()).toBe(0);
  for (const kind of ["plan", "outcome"] as const) {
    await page.goto(`/en/admin/plans/${slug}/publication`);
    await page.locator(`#publish-${kind} [name="confirmed"]`).check({ force: true });
    await page.getByRole("button", { name: m.admin.publish[kind] }).click();
    await page.getByText(m.admin.published[kind]).waitFor();
  }
  const reader = await open(null, english, `/plans/${slug}/publications/plan/1`);
  await reader.getByRole("heading", { name: /Åbne møder i kommunerne en/ }).first().waitFor();
  await expectWhole(reader, "en");
  await reader.goto(`/en/proposals/${reference}`);
  await reader.getByRole("link", { name: "Åbne møder i kommunerne en" }).first().waitFor();
});

test("the plan is carried out: a report, a meeting, a document, a correction", async () => {
  await goTo("implement", "published");
  const { implementation: m, initiativeDesk, compliance } = words("en");
  const page = await open(coordinator, english, `/desk/${slug}/initiatives/${initiative}/progress`);
  await page.locator('[name="milestone"]').first().check({ force: true });
  await page.locator('[name="completion"][value="substantial"]').check({ force: true });
  await fill(page, { body: "The rule is out for consultation." });
  await page.getByRole("button", { name: m.form.send }).click();
  await page.getByText(m.form.sent).waitFor();
  await page.goto(`/en/desk/${slug}/initiatives/${initiative}`);
  await fill(page, { "milestone.1.endsOn": addDays(dayOf(new Date()), 720), note: "The consultation takes three weeks more." });
  await page.getByRole("button", { name: initiativeDesk.editor.save }).click();
  await page.getByText(initiativeDesk.editor.saved("3")).waitFor();
  await page.goto(`/en/admin/plans/${slug}/meetings/new`);
  await page.locator('[name="kind"]').selectOption("implementation");
  await fill(page, { titleDa: "Møde om gennemførelsen", titleEn: "Meeting on how it is carried out", heldOn: dayOf(site.server.platform.clock()), minutesDa: "Vi er halvvejs.", minutesEn: "We are half way." });
  await page.getByRole("button", { name: compliance.admin.save, exact: true }).click();
  await page.getByText(compliance.admin.added).waitFor();

  const reader = await open(null, english, `/initiatives/${initiative}`);
  await reader.getByText(initiativeDesk.page.corrected).waitFor();
  await reader.getByText("The rule is out for consultation.").waitFor();
  await expectWhole(reader, "en");
  await reader.getByRole("link", { name: initiativeDesk.page.seeCorrections }).click();
  await reader.getByText("The consultation takes three weeks more.").waitFor();
  await reader.goto(`/en/plans/${slug}/compliance`);
  await reader.getByRole("link", { name: /Meeting on how it is carried out/ }).first().waitFor();
  await expectWhole(reader, "en");
  await reader.goto(`/en/plans/${slug}/progress`);
  await reader.getByRole("link", { name: /Åbne møder i kommunerne en/ }).first().waitFor();
  await expectWhole(reader, "en");
});

test("the self-assessment is written and published, and can be taken along in both languages", async () => {
  await goTo("report", "published");
  const { implementation: m, publications } = words("en");
  const page = await open(coordinator, english, `/admin/plans/${slug}/report`);
  for (const of of ["da", "en"]) {
    await fill(page, Object.fromEntries(["introduction", "process", "results", "lessons", "next"].map((part) => [`part.${part}.${of}`, `Om ${part} ${of}`])));
    await fill(page, { [`initiative.${initiative}.${of}`]: `Det gik godt ${of}` });
  }
  await page.getByRole("button", { name: m.report.save }).click();
  await page.getByText(m.report.saved).waitFor();
  await page.getByRole("link", { name: m.report.preview }).click();
  expect(await page.locator('[name="overrideDa"]').count()).toBe(0);
  await page.locator('[name="confirmed"]').check({ force: true });
  await page.getByRole("button", { name: publications.admin.publish.report }).click();
  await page.getByText(m.report.published, { exact: true }).waitFor();

  for (const locale of ["da", "en"] as const) {
    const reader = await open(null, locale === "da" ? danish : english, `/plans/${slug}/publications/report/1`);
    await reader.getByText(`Det gik godt ${locale}`).first().waitFor();
    await expectWhole(reader, locale);
  }
  const { platform } = site.server;
  const maker = startFileMaker(platform, async (_, kept, language) => documentOf(kept, language, platform.env.PUBLIC_URL));
  try {
    for (const file of ["plan", "outcome", "report"]) for (const locale of ["da", "en"]) await expect.poll(async () => (await page.request.get(`/${locale}/plans/${slug}/${file}.pdf`)).headers()["content-type"], { timeout: 60_000, interval: 500 }).toBe("application/pdf");
  } finally {
    await maker.stop();
  }
}, 180_000);
