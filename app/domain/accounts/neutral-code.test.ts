import { expect, it } from "vitest";
import { newNeutralCode } from "./neutral-code.ts";

it("codes differ, and have no signs that are taken for one another", () => {
  const codes = Array.from({ length: 500 }, newNeutralCode);
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^D-[BCDFGHJKMNPQRTVWXZ2346789]{8}$/);
});
