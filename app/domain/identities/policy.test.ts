import { describe, expect, it } from "vitest";
import { isAtLeast, mayComeIn, mayConnectByMail } from "./policy.ts";

describe("a level", () => {
  it.each([
    ["low", "low", true], ["low", "substantial", false], ["low", "high", false],
    ["substantial", "low", true], ["substantial", "substantial", true], ["substantial", "high", false],
    ["high", "low", true], ["high", "substantial", true], ["high", "high", true],
  ] as const)("%s is at least %s: %s", (level, asked, answer) => { expect(isAtLeast(level, asked)).toBe(answer); });
});

describe("coming in", () => {
  it.each([
    ["low", false, "high", true], ["low", true, "low", true], ["low", true, "substantial", false], ["substantial", true, "substantial", true], ["substantial", true, "high", false], ["high", true, "high", true],
  ] as const)("at %s with a role (%s) where staff need %s is %s", (level, hasRole, staffLevel, answer) => { expect(mayComeIn(level, { hasRole, staffLevel })).toBe(answer); });
});

describe("connecting by mail", () => {
  it.each([[true, false, false, true], [false, false, false, false], [true, true, false, false], [true, false, true, false], [false, true, true, false]])("confirmed %s, role %s, second factor %s: %s", (confirmed, hasRole, hasSecondFactor, answer) => {
    expect(mayConnectByMail({ confirmed, hasRole, hasSecondFactor })).toBe(answer);
  });
});
