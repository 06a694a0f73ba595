import { describe, expect, it } from "vitest";
import { safeReturnPath } from "./return-path.ts";

describe("safeReturnPath", () => {
  it.each(["/da", "/en", "/da/", "/da?x=1", "/en#top", "/da/plans/ogp-2026-2028/proposals/new?draft=1#title", "/da/proposals/OGP28-C-0001"])("keeps %j", (path) => { expect(safeReturnPath(path, "/fallback")).toBe(path); });

  it.each([
    "", "da", "https://evil.example/da", "//evil.example/da", "/\\evil.example", "/da\\..\\evil", "\\\\evil.example", "javascript:alert(1)", "/fr", "/dansk", "/", "/api",
    "/da\n//evil.example", "/da\t", " /da", "/da\u0000", null, undefined, 5, ["/da"], {},
    // Dots climb out of the language, and what is left begins with two slashes: another site.
    "/da/..//evil.example", "/da/%2e%2e//evil.example", "/da/.%2E//evil.example/da", "/da/../..//evil.example", "/da/x/../..//evil.example?a", "/da/..", "/da/../login",
  ])("refuses %j", (value) => { expect(safeReturnPath(value, "/fallback")).toBe("/fallback"); });

  it("never gives anything that a browser takes for another site", () => {
    for (const path of ["/da", "/da/..//evil.example", "/en/%2e%2e//evil.example", "/da/./..//x", "/da/a/b/../../..//x"]) {
      expect(new URL(safeReturnPath(path, "/"), "https://own.example").host, path).toBe("own.example");
    }
  });
});
