import { expect, test } from "vitest";
import { findAxeViolations } from "#tests/support/axe.ts";
import { openPlan, useSite, words } from "./site.ts";
import { fillProposal, readProposal, type Proposal } from "./steps.ts";

// The same draft in two tabs: neither text is lost, whoever saves first.

const site = useSite();
const m = words("da");
const { write } = m.proposals;
const proposal: Proposal = { theme: "Flere og bedre åbne data", title: "To faner", problem: "Den første tekst.", change: "Skriv i to faner.", effect: "Intet går tabt." };

test("without JavaScript the second to save sees both texts, and decides", async () => {
  const { page: first, context } = await site.visit({ locale: "da", device: "phone", javaScript: false });
  await first.goto(`/da/plans/${openPlan}/proposals/new`);
  await fillProposal(first, "da", proposal);
  await first.getByRole("button", { name: write.save }).click();
  const second = await context.newPage();
  await second.goto(first.url());
  await first.getByLabel(write.problem, { exact: true }).fill("Skrevet i den første fane.");
  await first.getByRole("button", { name: write.save }).click();
  await first.getByText(write.savedTitle).waitFor();
  await second.getByLabel(write.problem, { exact: true }).fill("Skrevet i den anden fane.");
  await second.getByRole("button", { name: write.review }).click();
  await second.getByText(write.conflictTitle).waitFor();
  expect(await second.getByRole("region", { name: write.otherVersion }).innerText()).toContain("Skrevet i den første fane.");
  expect(await readProposal(second, "da")).toMatchObject({ title: "To faner", problem: "Skrevet i den anden fane." });
  // Now that both are seen, what is saved is what the person meant.
  await second.getByLabel(write.problem, { exact: true }).fill("Skrevet i den første fane. Skrevet i den anden fane.");
  await second.getByRole("button", { name: write.review }).click();
  await second.getByRole("heading", { level: 1, name: m.proposals.review.title }).waitFor();
  expect(await second.getByText("Skrevet i den første fane. Skrevet i den anden fane.").isVisible()).toBe(true);
});

test("with JavaScript saving by itself stops in the tab that is behind, says so, and keeps what is typed", async () => {
  const { page: first, context } = await site.visit({ locale: "da" });
  await first.goto(`/da/plans/${openPlan}/proposals/new`);
  await fillProposal(first, "da", proposal);
  await first.getByRole("button", { name: write.save }).click();
  const second = await context.newPage();
  await second.goto(first.url());
  const saves = (page: typeof first) => page.waitForResponse((response) => response.url().endsWith("/save"));
  const saved = saves(first);
  await first.getByLabel(write.effect, { exact: true }).fill("Fra den første fane.");
  expect((await saved).status()).toBe(200);
  const refused = saves(second);
  await second.getByLabel(write.effect, { exact: true }).fill("Fra den anden fane.");
  expect(await (await refused).json()).toEqual({ changed: true });
  await second.getByText(write.changedElsewhere).waitFor();
  await second.getByRole("button", { name: write.save }).click();
  await second.getByText(write.conflictTitle).waitFor();
  expect(await second.getByRole("region", { name: write.otherVersion }).innerText()).toContain("Fra den første fane.");
  expect(await findAxeViolations(second)).toEqual([]);
  expect(await readProposal(second, "da")).toMatchObject({ effect: "Fra den anden fane." });
  // The first tab, which is ahead, goes on saving as before.
  const again = saves(first);
  await first.getByLabel(write.effect, { exact: true }).fill("Fra den første fane, igen.");
  expect((await again).status()).toBe(200);
});
