import { describe, expect, it } from "vitest";
import { findPassage, gapMark, gapNumbers, leaveOut, putBack, withGaps, withoutMarks } from "./gap-marks.ts";

describe("a passage that is left out", () => {
  const gap = gapMark(1, "personal_data");

  it("goes wherever it stands as whole words, whatever spaces are between them", () => {
    expect(leaveOut("Bo Å. bor her. Bo\n Å. bor på Bornholm.", "Bo Å.", gap)).toBe("█1p█ bor her. █1p█ bor på Bornholm.");
    expect(leaveOut("Bo bor på Bornholm, siger Bo", "Bo", gap)).toBe("█1p█ bor på Bornholm, siger █1p█");
    expect(leaveOut("ring (+45) 12 34 56 78 nu", "(+45) 12 34 56 78", gap)).toBe("ring █1p█ nu");
    expect(leaveOut("Åsa, ÅSA", "Åsa", gap)).toBe("█1p█, ÅSA");
    expect(leaveOut("helt andet", "Bo", gap)).toBe("helt andet");
    expect(leaveOut("helt andet", " \n ", gap)).toBe("helt andet");
  });

  it("is found as it stands in the text", () => {
    expect(findPassage("hos Bo\nAnker", "Bo Anker")).toBe("Bo\nAnker");
    expect(findPassage("Bornholm", "Born")).toBeNull();
  });

  it("comes back as it was, with signs that mean something elsewhere", () => {
    expect(putBack("a █1p█ b █1p█ c █2o█", gap, "$& $1")).toBe("a $& $1 b $& $1 c █2o█");
  });
});

describe("marks", () => {
  it("are put into words by their reason", () => {
    expect(withGaps("Ring █1p█ eller █12o█", (reason) => `[${reason}]`)).toBe("Ring [personal_data] eller [offensive]");
    expect(withGaps("█x█ 1p █1p", () => "!")).toBe("█x█ 1p █1p");
    expect(gapNumbers("█1p██2o█ █3z█")).toEqual([1, 2]);
  });

  it("stay only where they may: nobody types one", () => {
    expect(withoutMarks("a █1p█ █2p█ ███ b", ["█1p█"])).toBe("a █1p█   b");
    expect(withoutMarks("a █1p█ b")).toBe("a  b");
  });
});
