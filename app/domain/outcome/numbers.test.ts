import { expect, it } from "vitest";
import type { ProposalStatus } from "#db/values.ts";
import { countOutcome } from "./numbers.ts";

const tally = (status: ProposalStatus, count: number, themeId = "a", participantType: "citizen" | "ngo" = "citizen") => ({ themeId, participantType, status, count });

it("counts what came in as answered, unanswered and withdrawn together, and a split submission as its parts", () => {
  const { all, byTheme, byType } = countOutcome([tally("received", 2), tally("under_consideration", 3), tally("adopted", 4), tally("partly_adopted", 5, "b", "ngo"), tally("not_adopted", 6), tally("split", 100), tally("withdrawn", 1), tally("merged", 0)]);
  expect(all).toEqual({ received: 21, answered: 15, unanswered: 5, withdrawn: 1, adopted: 9, byFate: { unanswered: 5, adopted: 4, partly_adopted: 5, not_adopted: 6, withdrawn: 1 } });
  expect([byTheme.a!.received, byTheme.b!.received, byType.citizen.received, byType.ngo.received, byType.business.received]).toEqual([16, 5, 16, 5, 0]);
});

it("is nought where nothing came in", () => { expect(countOutcome([]).all).toEqual({ received: 0, answered: 0, unanswered: 0, withdrawn: 0, adopted: 0, byFate: {} }); });
