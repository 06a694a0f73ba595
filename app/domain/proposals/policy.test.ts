import { describe, expect, it } from "vitest";
import { proposalStatuses } from "#db/values.ts";
import type { Actor, Person } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { mayComment, maySubmitProposal, maySupport, type Permission } from "./policy.ts";

const opensAt = new Date("2027-01-01T00:00:00Z");
const closesAt = new Date("2027-02-01T00:00:00Z");
const collect: Phase[] = [{ kind: "announce", opensAt: new Date(0), closesAt: opensAt }, { kind: "collect", opensAt, closesAt }, { kind: "triage", opensAt: closesAt, closesAt: new Date("2028-01-01") }];

const person = (changes: Partial<Person> = {}): Person => ({ kind: "person", id: "p", name: "P", participantType: "citizen", organisation: null, display: "name", neutralCode: "D-1", emailVerified: true, roles: [], memberships: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...changes });

const actors: Record<string, Actor> = {
  visitor: { kind: "visitor" },
  unverified: person({ emailVerified: false }),
  citizen: person(),
  business: person({ participantType: "business" }),
  ngo: person({ participantType: "ngo" }),
  authority: person({ participantType: "authority" }),
  moderator: person({ roles: ["moderator"] }),
  coordinator: person({ roles: ["coordinator"] }),
  admin: person({ roles: ["admin"] }),
  system: { kind: "system", name: "test" },
};

const moments = {
  missing: { phases: collect.filter((phase) => phase.kind !== "collect"), now: new Date("2027-01-15") },
  coming: { phases: collect, now: new Date(opensAt.getTime() - 1) },
  firstMoment: { phases: collect, now: opensAt },
  lastMoment: { phases: collect, now: new Date(closesAt.getTime() - 1) },
  over: { phases: collect, now: closesAt },
};

const closed: Record<"missing" | "coming" | "over", Permission> = {
  missing: { allowed: false, reason: "not_open" },
  coming: { allowed: false, reason: "phase_coming", at: opensAt },
  over: { allowed: false, reason: "phase_over", at: closesAt },
};
const open: Record<string, Permission> = { visitor: { allowed: false, reason: "sign_in_first" }, unverified: { allowed: false, reason: "verify_email_first" } };

const acts = {
  submit: (actor: Actor, phases: Phase[], now: Date) => maySubmitProposal(actor, phases, now),
  comment: (actor: Actor, phases: Phase[], now: Date) => mayComment(actor, { isHidden: false, status: "received", phases }, now),
  support: (actor: Actor, phases: Phase[], now: Date) => maySupport(actor, { isOwn: false, isCoAuthor: false, isHidden: false, status: "received", phases }, now),
};

describe.each(Object.keys(acts) as (keyof typeof acts)[])("%s", (act) => {
  describe.each(Object.keys(actors))("by %s", (who) => {
    it.each(Object.keys(moments) as (keyof typeof moments)[])("when collecting is %s", (when) => {
      const { phases, now } = moments[when];
      const expected = when in closed ? closed[when as keyof typeof closed] : (open[who] ?? { allowed: true });
      expect(acts[act](actors[who]!, phases, now)).toEqual(expected);
    });
  });
});

describe.each(["coming", "firstMoment", "over"] as const)("when collecting is %s", (when) => {
  const { phases, now } = moments[when];

  it("the author never supports what is their own", () => {
    expect(maySupport(person(), { isHidden: false, status: "received", phases, isOwn: true, isCoAuthor: false }, now)).toEqual({ allowed: false, reason: "own_proposal" });
  });

  it.each([{ isHidden: true, status: "received" }, { isHidden: false, status: "withdrawn" }, { isHidden: true, status: "adopted" }] as const)("nobody comments on or supports %j", (proposal) => {
    for (const actor of Object.values(actors)) {
      expect(mayComment(actor, { ...proposal, phases }, now)).toEqual({ allowed: false, reason: "not_open" });
      expect(maySupport(actor, { ...proposal, phases, isOwn: false, isCoAuthor: false }, now)).toEqual({ allowed: false, reason: "not_open" });
    }
  });
});

it.each(proposalStatuses.filter((status) => status !== "withdrawn"))("a proposal that is %s is debated while the plan collects", (status) => {
  expect(mayComment(person(), { isHidden: false, status, phases: collect }, opensAt)).toEqual({ allowed: true });
});
