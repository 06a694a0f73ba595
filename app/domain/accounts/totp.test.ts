import { expect, it } from "vitest";
import { newRecoveryCodes, recoveryCodeHash } from "./recovery-code.ts";
import { findTotpStep, newTotpSecret, totpCodeAt, totpUri } from "./totp.ts";

// RFC 6238, appendix B: the secret "12345678901234567890", of which the last six digits of the eight.
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

it.each([[59, "287082"], [1_111_111_109, "081804"], [1_234_567_890, "005924"], [20_000_000_000, "353130"]])("at second %d the code is that of the standard, %s", (second, code) => {
  const now = new Date(second * 1000);
  expect(totpCodeAt(secret, now)).toBe(code);
  expect(findTotpStep(secret, code, now)).toBe(Math.floor(second / 30));
  expect(findTotpStep(secret, ` ${code.slice(0, 3)} ${code.slice(3)} `, now)).toBe(Math.floor(second / 30));
});

it("takes the step before and the one after, as the step that it is, and no other", () => {
  const now = new Date(1_800_000_015_000);
  const step = 60_000_000;
  for (const off of [-1, 0, 1]) expect(findTotpStep(secret, totpCodeAt(secret, new Date(now.getTime() + off * 30_000)), now)).toBe(step + off);
  for (const off of [-2, 2]) expect(findTotpStep(secret, totpCodeAt(secret, new Date(now.getTime() + off * 30_000)), now)).toBeNull();
});

it.each(["", "12345", "1234567", "abcdef", "28708２", "-87082", "287082x", "x".repeat(10_000), "\0"])("takes %j for no code", (code) => { expect(findTotpStep(secret, code, new Date(59_000))).toBeNull(); });

it("makes secrets of 160 bits, and says in the address what an app needs", () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
  const uri = new URL(totpUri(secret, "bo+x@møller.dk"));
  expect(uri.href).toMatch(/^otpauth:\/\/totp\/Samplan/);
  expect(decodeURIComponent(uri.pathname)).toContain("bo+x@møller.dk");
  expect(Object.fromEntries(uri.searchParams)).toEqual({ issuer: "Samplan", secret, algorithm: "SHA1", digits: "6", period: "30" });
});

it("makes ten recovery codes that differ, and knows them however they are typed, for their owner alone", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^(?:[BCDFGHJKMNPQRTVWXZ2346789]{4}-){2}[BCDFGHJKMNPQRTVWXZ2346789]{4}$/);
  expect(recoveryCodeHash("a", " 7kq2 xw9h-bc4d")).toBe(recoveryCodeHash("a", "7KQ2-XW9H-BC4D"));
  expect(recoveryCodeHash("a", "7KQ2-XW9H-BC4D")).not.toBe(recoveryCodeHash("b", "7KQ2-XW9H-BC4D"));
});
