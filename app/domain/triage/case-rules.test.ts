import { describe, expect, it } from "vitest";
import { caseStages, proposalStatuses } from "#db/values.ts";
import { isHandled, isPlaceable, takesStage } from "./case-rules.ts";

describe.each(proposalStatuses)("a case that is %s", (status) => {
  const isClosed = status === "withdrawn" || status === "split";
  it(isClosed ? "is looked after by nobody" : "is looked after", () => { expect(isHandled({ status })).toBe(!isClosed); });
  it("is taken into an initiative only while its text is public", () => { expect([isPlaceable({ status, isHidden: false }), isPlaceable({ status, isHidden: true })]).toEqual([!isClosed, false]); });
  it("is moved by hand among the stages before an answer", () => { expect(caseStages.filter((stage) => takesStage({ status, stage }))).toEqual(isClosed ? [] : ["submitted", "in_triage", "assessed"]); });
});
