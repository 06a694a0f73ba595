import { describe, expect, it } from "vitest";
import type { Person } from "../context.ts";
import type { Phase } from "../plans/phase.ts";
import { mayEdit, mayWithdraw, type Changeable } from "./policy.ts";

const day = (n: number) => new Date(Date.UTC(2027, 2, n));
const phases: Phase[] = [{ kind: "collect", opensAt: day(2), closesAt: day(10) }, { kind: "triage", opensAt: day(12), closesAt: day(20) }];
const citizen = (id: string, more: Partial<Person> = {}): Person => ({ kind: "person", id, name: id, participantType: "citizen", organisation: null, memberships: [], display: "name", neutralCode: "D-1", emailVerified: true, roles: [], planRoles: [], rolesHeldBack: false, deletionDueAt: null, ...more });
const of = (id: string, role: "member" | "representative") => citizen(id, { memberships: [{ id: "org", name: "Org", type: "ngo", role, verified: true }] });
const own: Changeable = { authorId: "anna", organisationId: null, isCoAuthor: false, isHidden: false, isPart: false, status: "received", phases };
const ofOrganisation: Changeable = { ...own, organisationId: "org" };
const anna = citizen("anna");

const answer = (permission: ReturnType<typeof mayEdit>) => (permission.allowed ? "yes" : permission.reason);

describe("who may change, and who may withdraw", () => {
  it.each([
    ["its author", anna, own, "yes", "yes"], ["somebody else", citizen("bo"), own, "not_yours", "not_yours"], ["a visitor", { kind: "visitor" }, own, "not_yours", "not_yours"], ["the platform", { kind: "system", name: "x" }, { ...own, authorId: null }, "not_yours", "not_yours"],
    ["who stands beside the author", citizen("bo"), { ...own, isCoAuthor: true }, "yes", "not_yours"],
    ["a representative of the organisation", of("bo", "representative"), ofOrganisation, "yes", "yes"], ["a member of it", of("bo", "member"), ofOrganisation, "not_yours", "not_yours"],
    ["who sent it and is a member now", of("anna", "member"), ofOrganisation, "not_yours", "not_yours"], ["who sent it and has left", anna, ofOrganisation, "not_yours", "not_yours"], ["who sent it and represents it", of("anna", "representative"), ofOrganisation, "yes", "yes"],
    ["a representative of the author's other organisation", of("bo", "representative"), own, "not_yours", "not_yours"],
    ["an author without a confirmed address", citizen("anna", { emailVerified: false }), own, "verify_email_first", "verify_email_first"],
    ["a moderator", citizen("bo", { roles: ["moderator"] }), own, "not_yours", "not_yours"],
  ] as const)("%s", (_, actor, proposal, edit, withdraw) => {
    expect(answer(mayEdit(actor, proposal, day(5)))).toBe(edit);
    expect(answer(mayWithdraw(actor, proposal, day(5)))).toBe(withdraw);
  });

  it.each([
    ["received", {}, "yes"], ["under consideration", { status: "under_consideration" }, "yes"], ["hidden", { isHidden: true }, "hidden"], ["withdrawn", { status: "withdrawn" }, "withdrawn"], ["split", { status: "split" }, "split"], ["hidden and withdrawn", { isHidden: true, status: "withdrawn" }, "hidden"],
    ...(["adopted", "partly_adopted", "merged", "already_under_way", "forwarded", "not_adopted", "out_of_scope"] as const).map((status) => [status, { status }, "answered"] as const),
  ] as [string, Partial<Changeable>, string][])("a proposal that is %s", (_, change, expected) => {
    expect(answer(mayEdit(anna, { ...own, ...change }, day(5)))).toBe(expected);
    expect(answer(mayWithdraw(anna, { ...own, ...change }, day(5)))).toBe(expected);
  });

  it.each([
    ["before the plan collects", 1, "phase_coming", "phase_coming"], ["when it begins", 2, "yes", "yes"], ["when collecting ends", 10, "phase_over", "yes"], ["between the two phases", 11, "phase_over", "yes"],
    ["while it is considered", 15, "phase_over", "yes"], ["when that ends", 20, "phase_over", "phase_over"],
  ] as const)("%s", (_, on, edit, withdraw) => {
    expect(answer(mayEdit(anna, own, day(on)))).toBe(edit);
    expect(answer(mayWithdraw(anna, own, day(on)))).toBe(withdraw);
  });

  it("is not edited where it is a part of another, and can be withdrawn", () => {
    expect([answer(mayEdit(anna, { ...own, isPart: true }, day(5))), answer(mayWithdraw(anna, { ...own, isPart: true }, day(5)))]).toEqual(["part", "yes"]);
    expect(answer(mayEdit(anna, { ...own, isPart: true, status: "adopted" }, day(5)))).toBe("answered");
  });

  it("says when it closed", () => { expect(mayEdit(anna, own, day(11))).toEqual({ allowed: false, reason: "phase_over", at: day(10) }); });
  it("is closed where the plan has no such phases", () => { expect([answer(mayEdit(anna, { ...own, phases: [] }, day(5))), answer(mayWithdraw(anna, { ...own, phases: [] }, day(5)))]).toEqual(["not_open", "not_open"]); });
  it("can be withdrawn until collecting ends where nothing is considered", () => {
    const collecting = { ...own, phases: [phases[0]!] };
    expect([answer(mayWithdraw(anna, collecting, day(5))), answer(mayWithdraw(anna, collecting, day(10)))]).toEqual(["yes", "phase_over"]);
  });
});
