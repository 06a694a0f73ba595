import { expect, it } from "vitest";
import { retentionMoments } from "./policy.ts";

it("tells thirty days ahead, so that what is promised is the day of the deletion", () => {
  const now = new Date("2027-03-09T11:00:00Z");
  const { unconfirmedBefore, unusedBefore, toldBefore, deletedFrom } = retentionMoments(now, 730);
  expect([unconfirmedBefore, unusedBefore, toldBefore, deletedFrom].map((each) => each.toISOString().slice(0, 10))).toEqual(["2027-02-07", "2025-04-08", "2027-02-07", "2027-04-08"]);
});
