import { expect, it } from "vitest";
import { createSeal } from "#app/lib/seal.ts";
import type { Context } from "../context.ts";
import { findStampProblem, stampSignUp } from "./sign-up-trap.ts";

const seal = createSeal("the secret of this test");
const at = (seconds: number) => ({ now: new Date(1_800_000_000_000 + seconds * 1000), seal }) as Context;
const stamp = stampSignUp(at(0));

it.each([[0, "form_too_fast"], [2.9, "form_too_fast"], [3, null], [60, null], [24 * 3600, null], [24 * 3600 + 1, "form_too_old"], [-5, "form_too_fast"]] as const)("a form that comes back after %d seconds: %s", (seconds, problem) => { expect(findStampProblem(at(seconds), stamp, 3)).toBe(problem); });

it("a stamp that is missing, made up, changed or sealed for something else is none", () => {
  const other = createSeal("another secret").seal("1800000000000", "sign-up form");
  for (const made of [undefined, "", "1800000000000", ["x"], other, seal.seal("1800000000000", "totp"), `${stamp.slice(0, -2)}AA`, "x".repeat(10_000)]) expect(findStampProblem(at(10), made, 3)).toBe("form_too_old");
});

it("asks nothing where the setting is 0", () => { expect(findStampProblem(at(0), undefined, 0)).toBeNull(); });
