import { describe, expect, it } from "vitest";
import { outcomes, type ProposalStatus } from "#db/values.ts";
import type { Phase } from "../plans/phase.ts";
import { nextStep } from "./next-step.ts";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const phases: Phase[] = [{ kind: "collect", opensAt: day("2027-01-01"), closesAt: day("2027-02-01") }, { kind: "triage", opensAt: day("2027-02-01"), closesAt: day("2027-03-01") }];
const collect = phases.slice(0, 1);
const moments = { collecting: day("2027-01-15"), lastMoment: new Date(day("2027-02-01").getTime() - 1), triage: day("2027-02-01"), over: day("2027-03-01") };
const step = (status: ProposalStatus, now: Date, of: Phase[] = phases, isHidden = false) => nextStep({ status, isHidden }, of, now);

describe("what happens next", () => {
  it("while the plan collects: others take part, and an answer comes by the end of triage", () => {
    expect(step("received", moments.collecting)).toEqual({ kind: "collecting", until: day("2027-02-01"), by: day("2027-03-01") });
    expect(step("received", moments.lastMoment)).toMatchObject({ kind: "collecting" });
    expect(step("received", moments.collecting, collect)).toEqual({ kind: "collecting", until: day("2027-02-01"), by: null });
  });

  it("after the collection: it waits for an answer, with the date where the plan has one", () => {
    expect(step("received", moments.triage)).toEqual({ kind: "waiting", by: day("2027-03-01") });
    expect(step("received", moments.triage, collect)).toEqual({ kind: "waiting", by: null });
    expect(step("received", moments.triage, [])).toEqual({ kind: "waiting", by: null });
  });

  it("while somebody considers it, also before the collection is over", () => {
    for (const now of [moments.collecting, moments.triage]) expect(step("under_consideration", now)).toEqual({ kind: "considered", by: day("2027-03-01") });
    expect(step("under_consideration", moments.triage, collect)).toEqual({ kind: "considered", by: null });
  });

  it("when the time for answers is over without one, says so", () => {
    for (const status of ["received", "under_consideration"] as const) expect(step(status, moments.over)).toEqual({ kind: "overdue", by: day("2027-03-01") });
  });

  it.each(Object.values(moments))("at %s: answered, withdrawn and hidden are so whatever the phase", (now) => {
    for (const status of outcomes) expect(step(status, now)).toEqual({ kind: "answered" });
    expect(step("split", now)).toEqual({ kind: "split" });
    expect(step("withdrawn", now)).toEqual({ kind: "withdrawn" });
    for (const status of ["received", "adopted", "withdrawn"] as const) expect(step(status, now, phases, true)).toEqual({ kind: "hidden" });
  });
});
