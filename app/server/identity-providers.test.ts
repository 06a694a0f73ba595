import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readEnv } from "./env.ts";
import { findProvider, readIdentityProviders } from "./identity-providers.ts";

const least = { id: "mitid", name: { da: "MitID", en: "MitID" }, issuer: "https://login.example", clientId: "samplan" };
const read = (...providers: unknown[]) => readIdentityProviders(JSON.stringify(providers));
const problemsOf = (...changes: Record<string, unknown>[]) => read(...changes.map((each) => ({ ...least, ...each }))).problems;

describe("the setting", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "samplan-providers-"));
  afterAll(() => { rmSync(folder, { recursive: true }); });

  it("may be left out", () => { expect(readIdentityProviders(undefined)).toEqual({ providers: [], problems: [] }); });

  it("needs little, and has sensible values for the rest", () => {
    const { providers, problems } = read(least);
    expect(problems).toEqual([]);
    expect(providers).toMatchObject([{ ...least, scopes: "openid profile email", minimumLevel: "low", staffLevel: "substantial", claims: { level: { claim: "acr" } } }]);
    expect(providers[0]!.claims.level.values).toMatchObject({ "https://data.gov.dk/concept/core/nsis/substantial": "substantial", "http://eidas.europa.eu/LoA/high": "high" });
  });

  it("may be the path of a file", () => {
    const file = path.join(folder, "providers.json");
    writeFileSync(file, JSON.stringify([least, { ...least, id: "other" }]));
    const { providers } = readIdentityProviders(file);
    expect(providers.map(({ id }) => id)).toEqual(["mitid", "other"]);
    expect(findProvider(providers, "other")?.id).toBe("other");
    expect(findProvider(providers, "__proto__")).toBeNull();
    expect(readIdentityProviders(path.join(folder, "none.json")).problems[0]).toMatch(/cannot be read \(ENOENT\)/);
  });

  it.each([
    [{ id: "Mit ID" }, "IDENTITY_PROVIDERS.0.id: must be"],
    [{ name: { da: "MitID" } }, "IDENTITY_PROVIDERS.0.name.en"],
    [{ issuer: "login.example" }, "IDENTITY_PROVIDERS.0.issuer"],
    [{ issuer: "http://login.example" }, "IDENTITY_PROVIDERS.0.issuer: must begin with https://"],
    [{ clientId: "" }, "IDENTITY_PROVIDERS.0.clientId"],
    [{ scopes: "profile" }, "IDENTITY_PROVIDERS.0.scopes: must have openid"],
    [{ claims: { level: { values: { a: "middling" } } } }, "IDENTITY_PROVIDERS.0.claims.level.values.a"],
    [{ staffLevel: "none" }, "IDENTITY_PROVIDERS.0.staffLevel"],
    [{ clientSecrets: "x" }, "clientSecrets"],
  ])("%j is refused: %s", (changes, words) => { expect(problemsOf(changes).join("\n")).toContain(words); });

  it.each(["http://127.0.0.1:4000", "http://localhost:4000", "https://login.example/realms/x"])("takes the issuer %s", (issuer) => { expect(problemsOf({ issuer })).toEqual([]); });

  it("names all problems at once, and two of one name", () => {
    expect(problemsOf({ id: "A", issuer: "http://login.example" }, { clientId: "", issuer: "x" })).toHaveLength(4);
    expect(problemsOf({}, {})).toEqual(["IDENTITY_PROVIDERS.1.id: mitid is there twice"]);
  });

  it("is never quoted when it cannot be read: secrets are in it", () => {
    const { problems } = readIdentityProviders('[{"clientSecret": "hemmelig" "x"}]');
    expect(problems).toEqual(["IDENTITY_PROVIDERS: is no valid JSON"]);
    expect(problemsOf({ clientSecret: 12_345 }).join()).not.toContain("12345");
    expect(readIdentityProviders("[1, null, \"x\"]").problems).toHaveLength(3);
  });

  it("is read with the others, and its problems are named with theirs", () => {
    expect(() => readEnv({ PORT: "x", IDENTITY_PROVIDERS: "[{}]" })).toThrow(/PORT[\s\S]*IDENTITY_PROVIDERS\.0\.id/);
    expect(readEnv({ IDENTITY_PROVIDERS: JSON.stringify([least]) }).IDENTITY_PROVIDERS).toHaveLength(1);
    expect(readEnv({}).IDENTITY_PROVIDERS).toEqual([]);
  });
});
