import { describe, expect, it } from "vitest";
import { readClaims, type Claims } from "./identity-claims.ts";
import { readIdentityProviders } from "./identity-providers.ts";

const providerWith = (claims: Record<string, unknown> = {}) => readIdentityProviders(JSON.stringify([{ id: "mitid", name: { da: "MitID", en: "MitID" }, issuer: "https://login.example", clientId: "samplan", claims }])).providers[0]!;
const plain: Claims = { iss: "https://login.example", sub: "a-1" };

function identityOf(claims: Claims, settings: Record<string, unknown> = {}) {
  const read = readClaims(providerWith(settings), { ...plain, ...claims });
  if ("problem" in read) throw new Error(read.problem);
  return read.identity;
}

describe("the level", () => {
  it.each([
    ["low", "low"], ["Substantial", "substantial"], ["HIGH", "high"],
    ["https://data.gov.dk/concept/core/nsis/Substantial", "substantial"], ["https://data.gov.dk/concept/core/nsis/loa/High", "high"], ["http://eidas.europa.eu/LoA/substantial", "substantial"],
    ["https://evil.example/nsis/High", "low"], ["very high", "low"], ["", "low"], [undefined, "low"], [null, "low"], [3, "low"], [["high"], "high"], [{ high: true }, "low"],
  ])("%j is %s", (acr, level) => { expect(identityOf({ acr }).level).toBe(level); });

  it("is read from the claim and the values of the settings, and then from no other", () => {
    const settings = { level: { claim: "loa", values: { 3: "substantial" } } };
    expect(identityOf({ loa: 3, acr: "high" }, settings).level).toBe("substantial");
    expect(identityOf({ loa: "high" }, settings).level).toBe("low");
    expect(identityOf({}, { level: { claim: "constructor" } }).level).toBe("low");
  });
});

describe("person or professional", () => {
  const settings = { kind: { claim: "identity_type", professional: ["professional", "employee"] }, cvr: "cvr" };
  it.each([
    [{}, "person", null], [{ identity_type: "private" }, "person", null], [{ identity_type: "Professional" }, "professional", null], [{ identity_type: ["x", "employee"] }, "professional", null],
    [{ identity_type: "professional", cvr: "13748136" }, "professional", "13748136"], [{ identity_type: "professional", cvr: 13748136 }, "professional", "13748136"], [{ identity_type: "professional", cvr: "CVR:13748136" }, "professional", "13748136"],
    [{ identity_type: "professional", cvr: "13748137" }, "professional", null], [{ identity_type: "professional", cvr: "00000000" }, "professional", null], [{ identity_type: "professional", cvr: "0101701234" }, "professional", null],
    // A number without an employer is nobody's.
    [{ identity_type: "private", cvr: "13748136" }, "person", null],
  ])("%j is %s with %s", (claims, kind, cvr) => { expect(identityOf(claims, settings)).toMatchObject({ kind, cvr }); });

  it("goes by the number alone where the settings name no claim for it", () => {
    expect(identityOf({ cvr: "DK 13 74 81 36" }, { cvr: "cvr" })).toMatchObject({ kind: "professional", cvr: "13748136" });
    expect(identityOf({ cvr: "13748136" })).toMatchObject({ kind: "person", cvr: null });
  });
});

describe("the subject", () => {
  it.each([undefined, "", 0, {}, "x".repeat(256), "a\u0000b", "a\nb"].map((sub) => [sub]))("%j cannot be kept", (sub) => {
    const read = readClaims(providerWith(), { ...plain, sub });
    if (sub === 0) expect(read).not.toHaveProperty("problem");
    else expect(read).toEqual({ problem: "subject_missing" });
  });
  it.each(["0101701234", "010170-1234", "DK0101701234", "dk:cpr:010170-1234", "CPR-0101701234"])("%s is a CPR number", (sub) => { expect(readClaims(providerWith(), { ...plain, sub })).toEqual({ problem: "subject_is_cpr" }); });
  it.each(["{0f9960a0-d28d-4353-a3e2-ea07f8ffa185}", "9999991234", "118061110101701234567", "a0101701234b0101701234", "x".repeat(255)])("%s is none", (sub) => { expect(identityOf({ sub }).subject).toBe(sub); });
});

it("what fills in the form is one line, not too long, and no CPR number", () => {
  const read = (claims: Claims) => readClaims(providerWith(), { ...plain, ...claims });
  expect(read({ name: " Anna\nØ\u202E ", email: "anna@example.dk" })).toMatchObject({ name: "Anna Ø", email: "anna@example.dk" });
  expect(read({ name: "x".repeat(81), email: `${"x".repeat(250)}@a.dk` })).toMatchObject({ name: "", email: "" });
  expect(read({ name: "Anna 010170-1234", email: "0101701234@example.dk" })).toMatchObject({ name: "", email: "" });
  expect(read({ name: { given: "Anna" } })).toMatchObject({ name: "", email: "" });
});
