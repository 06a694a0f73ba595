import { spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPlan, useSite, words } from "./site.ts";
import { answerCase, choose } from "./steps.ts";

// Contributions from another consultation: imported on the command line while the platform runs, found, and taken into
// an initiative. The file is of our own making, in the format of the European Commission's "Have your say".

const site = useSite();
const m = words("en");
const root = path.resolve(import.meta.dirname, "../..");

const header = "id,publication_id,initiative_id,dateFeedback,language,country,userType,companySize,organization,feedback";
const rows = [
  '900001,1,1,2026/03/01 09:15:00,EN,IRL,NGO,MICRO,Lantern Trust,"Publish the minutes of every lighthouse board within a week. Today they arrive after the decisions, and in a drawer."',
  "900002,1,1,2026/03/02 10:00:00,DA,DNK,EU_CITIZEN,,,\"Fyrvæsenets regnskaber skal kunne læses af alle.\nOgså bilagene.\"",
  '900003,1,1,2026/03/02 11:30:00,FR,FRA,COMPANY,SMALL,Phare et Fils,"Nous demandons des données ouvertes, ""sans délai""."',
  "900004,1,1,2026/03/03 08:00:00,EN,DNK,PUBLIC_AUTHORITY,,Harbour Office of Sandvig,Let harbours share one tide table.",
  "900005,1,1,2026/03/03 08:00:00,EN,DEU,OTHER,,,=HYPERLINK(\"\"http://evil.example\"\") <script>alert(1)</script>",
  "900006,1,1,not a date,EN,DEU,EU_CITIZEN,,,A row with a date that is none.",
];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "samplan-import-"));
  writeFileSync(path.join(folder, "feedback.csv"), `\uFEFF${[header, ...rows].join("\r\n")}\r\n`);
  copyFileSync(path.join(root, "docs/examples/have-your-say.map.json"), path.join(folder, "map.json"));
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** Runs the command of `npm run import` on the database of the running platform, without looking whether everything is installed. */
function runImport(...more: string[]): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", "scripts/import.ts", path.join(folder, "feedback.csv"), "--plan", openPlan, "--map", path.join(folder, "map.json"), ...more], {
      cwd: root, env: { ...process.env, DATABASE_URL: site.server.platform.env.DATABASE_URL, DATA_DIR: site.server.dataDir, INIT_CWD: folder }, stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => { output += chunk.toString(); });
    child.on("close", (code) => { resolve({ code, output }); });
  });
}

test("a dry run says what would be imported, and writes nothing", async () => {
  const { code, output } = await runImport("--dry-run");
  expect(code, output).toBe(0);
  expect(output).toMatch(/5\s+would be imported/);
  expect(output).toMatch(/1\s+skipped/);
  expect(output).toMatch(/line 8 \w+: /);
  const { page } = await site.visit();
  await page.goto(`/en/plans/${openPlan}/proposals?q=lighthouse`);
  expect(await page.getByText(m.proposals.list.none).isVisible()).toBe(true);
});

test("importing while the platform runs, and again without a second copy", async () => {
  const { code, output } = await runImport();
  expect(code, output).toBe(0);
  expect(output).toMatch(/5\s+imported/);
  const again = await runImport();
  expect(again.code).toBe(0);
  expect(again.output).toMatch(/0\s+imported/);
  expect(again.output).toMatch(/5\s+already there/);
});

test("one is found by searching, stands as it was sent, and is taken into an initiative", async () => {
  const { page } = await site.visit({ javaScript: false });
  await page.goto(`/en/plans/${openPlan}/proposals`);
  await page.getByLabel(m.proposals.list.searchLabel).fill("lighthouse minutes");
  await page.getByRole("button", { name: m.proposals.list.apply }).click();
  await page.getByRole("link", { name: /minutes of every lighthouse board/ }).click();
  expect(await page.getByText("Lantern Trust").first().isVisible()).toBe(true);
  expect(await page.getByText(m.proposals.page.imported).isVisible()).toBe(true);
  expect(await page.getByText(/Today they arrive after the decisions/).isVisible()).toBe(true);
  const reference = new URL(page.url()).pathname.split("/").at(-1)!;

  const desk = await site.visitAs("moderator@samplan.example", { javaScript: false });
  await desk.page.goto(`/en/desk/${openPlan}?view=unassigned&q=lighthouse`);
  await desk.page.getByRole("link", { name: new RegExp(reference) }).click();
  await desk.page.getByRole("button", { name: m.desk.takeOn }).click();
  await desk.page.getByLabel(m.desk.shortlist.initiative, { exact: true }).selectOption("new");
  await desk.page.getByLabel(m.desk.shortlist.newTitle).fill("Open lighthouses");
  await choose(desk.page.getByRole("radio", { name: m.words.degrees.inspired }));
  await desk.page.getByRole("button", { name: m.desk.shortlist.send, exact: true }).click();
  await desk.page.getByRole("status").getByText(/^The proposal was added to /).waitFor();
  await answerCase(desk.page, "en", "adopted", "");
  await desk.page.getByText(m.desk.answer.sentImported).waitFor();

  await page.reload();
  await page.getByRole("link", { name: /Open lighthouses/ }).click();
  expect(await page.getByRole("link", { name: /minutes of every lighthouse board/ }).isVisible()).toBe(true);
  expect(await page.getByText("Lantern Trust").first().isVisible()).toBe(true);
});

test("texts in other languages carry their language, and markup in them is text", async () => {
  const { page } = await site.visit({ locale: "en" });
  await page.goto(`/en/plans/${openPlan}/proposals?q=${encodeURIComponent("données ouvertes")}`);
  const link = page.getByRole("link", { name: /données ouvertes/ });
  expect(await link.getAttribute("lang")).toBe("fr");
  await link.click();
  expect(await page.locator("article [lang=fr]").first().innerText()).toContain("“sans délai”".replace(/[“”]/g, '"'));
  await page.goto(`/en/plans/${openPlan}/proposals?q=HYPERLINK`);
  await page.getByRole("link", { name: /HYPERLINK/ }).click();
  expect(await page.locator("article").first().innerText()).toContain("<script>alert(1)</script>");
});

test("a file, a plan or a map that is not there is one clear sentence", async () => {
  const { code, output } = await runImport("--map", path.join(folder, "none.json"));
  expect(code).toBe(1);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(output).toContain("none.json");
});
