import { describe, expect, it } from "vitest";
import { begunFrom, type ActAgain } from "./act-again.ts";

describe("begunFrom", () => {
  const sent: ActAgain = { intent: "save", errors: { title: "too_long" }, fields: { version: "3" } };

  it("is what stands now for a form that is opened", () => { expect(begunFrom(undefined, "version", 4)).toBe("4"); });

  it("stays what it was for a form that comes back with something wrong in it, so that a change of somebody else is not overwritten unseen", () => { expect(begunFrom(sent, "version", 4)).toBe("3"); });

  it("is what stands now once that was shown beside it, and where the form says nothing", () => {
    expect(begunFrom({ ...sent, overtaken: true }, "version", 4)).toBe("4");
    expect(begunFrom({ ...sent, fields: {} }, "version", 4)).toBe("4");
  });
});
