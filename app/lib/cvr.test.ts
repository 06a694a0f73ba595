import { describe, expect, it } from "vitest";
import { isCvr } from "./cvr.ts";

describe("isCvr", () => {
  it.each(["13748136", "10150817", "34051178"])("takes %s, whose check digit is right", (value) => { expect(isCvr(value)).toBe(true); });
  it.each(["13748137", "13748135", "23748136", "00000000", "1374813", "137481366", "", "1374813a", " 13748136", "１３７４８１３６", "13748136\n"])("refuses %j", (value) => { expect(isCvr(value)).toBe(false); });

  it("takes at most one check digit for the seven digits before it", () => {
    for (const start of ["1374813", "1015081", "2000000", "9999999", "1000005"]) {
      expect(Array.from("0123456789").filter((digit) => isCvr(start + digit)).length, start).toBeLessThanOrEqual(1);
    }
  });
});
