import { describe, expect, it } from "vitest";
import { readEnv, SettingsError } from "./env.ts";

function problemsOf(source: Record<string, string>): string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.message.split("\n").slice(1).map((line) => line.trim().split(":")[0]!).sort();
  }
}

describe("readEnv", () => {
  it("needs nothing for a demonstration", () => {
    expect(readEnv({})).toMatchObject({ SAMPLAN_MODE: "demo", HOST: "127.0.0.1", PORT: 3000, PUBLIC_URL: "http://localhost:3000", DATABASE_URL: "file:./data/samplan.db", DATA_DIR: "./data", TRUST_PROXY: 0, RATE_LIMIT_FACTOR: 1, LOG_LEVEL: "info" });
    expect(readEnv({ MAIL_URL: "", PORT: "" }).MAIL_URL).toBeUndefined();
    expect(readEnv({}).WEB_CONCURRENCY).toBeUndefined();
  });

  it("follows the port with the public address", () => { expect(readEnv({ PORT: "8080" }).PUBLIC_URL).toBe("http://localhost:8080"); });
  it("writes the public address as browsers do", () => { expect(readEnv({ SAMPLAN_MODE: "demo", PUBLIC_URL: "https://Samplan.Example:443/" }).PUBLIC_URL).toBe("https://samplan.example"); });

  it.each([
    ["PORT", "http"], ["PORT", "65536"], ["PORT", "-1"], ["PORT", "80.5"], ["SAMPLAN_MODE", "staging"], ["PUBLIC_URL", "samplan.example"], ["PUBLIC_URL", "ftp://samplan.example"], ["PUBLIC_URL", "https://samplan.example/path"], ["MAIL_URL", "http://mail"], ["TRUST_PROXY", "yes"], ["TRUST_PROXY", "-1"], ["RATE_LIMIT_FACTOR", "0"], ["LOG_LEVEL", "loud"], ["WEB_CONCURRENCY", "0"], ["WEB_CONCURRENCY", "two"], ["STOP_DELAY_SECONDS", "-1"],
  ])("refuses %s=%s, and says so", (name, value) => { expect(problemsOf({ SAMPLAN_MODE: "demo", [name]: value })).toEqual([name]); });

  it("keeps the database in DATA_DIR unless it is told where", () => { expect(readEnv({ DATA_DIR: "/srv/data" })).toMatchObject({ DATABASE_URL: "file:/srv/data/samplan.db" }); });
  it.each(["mysql://localhost/samplan", "http://localhost"])("refuses the database %s", (DATABASE_URL) => { expect(problemsOf({ DATABASE_URL })).toEqual(["DATABASE_URL"]); });
  it.each(["postgres://u:p@localhost:5432/x", "postgresql://localhost/x", "file:./a.db", "a.db", "/tmp/a.db"])("takes the database %s", (DATABASE_URL) => { expect(readEnv({ DATABASE_URL })).toMatchObject({ DATABASE_URL }); });

  it("takes a replica of a PostgreSQL server, and of nothing else", () => {
    const DATABASE_REPLICA_URL = "postgres://replica/x";
    expect(readEnv({ DATABASE_URL: "postgres://primary/x", DATABASE_REPLICA_URL })).toMatchObject({ DATABASE_REPLICA_URL });
    const wrong: Record<string, string>[] = [{ DATABASE_REPLICA_URL }, { DATABASE_REPLICA_URL, DATABASE_URL: "a.db" }, { DATABASE_REPLICA_URL: "a.db", DATABASE_URL: "postgres://primary/x" }];
    for (const source of wrong) expect(problemsOf(source)).toEqual(["DATABASE_REPLICA_URL"]);
  });

  it("wants it said whether what others can reach is a demonstration", () => {
    expect(problemsOf({ PUBLIC_URL: "https://samplan.example" })).toEqual(["SAMPLAN_MODE"]);
    for (const PUBLIC_URL of ["http://localhost:3000", "http://127.0.0.1", "http://[::1]:3000"]) expect(problemsOf({ PUBLIC_URL })).toEqual([]);
  });

  it("names all problems at once", () => {
    expect(problemsOf({ PORT: "http", LOG_LEVEL: "loud", TRUST_PROXY: "x", PUBLIC_URL: "nonsense" })).toEqual(["LOG_LEVEL", "PORT", "PUBLIC_URL", "TRUST_PROXY"]);
    expect(problemsOf({ SAMPLAN_MODE: "production" })).toEqual(["MAIL_URL", "PUBLIC_URL"]);
    expect(problemsOf({ SAMPLAN_MODE: "production", PORT: "http" })).toEqual(["MAIL_URL", "PORT", "PUBLIC_URL"]);
  });

  it("wants https in production, except on this machine", () => {
    const production = { SAMPLAN_MODE: "production", MAIL_URL: "smtp://mail.example" };
    expect(problemsOf({ ...production, PUBLIC_URL: "http://samplan.example" })).toEqual(["PUBLIC_URL"]);
    for (const PUBLIC_URL of ["https://samplan.example", "http://localhost:3000", "http://127.0.0.1:3000"]) expect(problemsOf({ ...production, PUBLIC_URL })).toEqual([]);
  });
});
