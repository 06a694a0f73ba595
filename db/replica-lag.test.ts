import { describe, expect, it } from "vitest";
import { LagWatch, readPosition } from "./replica-lag.ts";

describe("a position", () => {
  it.each([["0/0", 0n], ["16/B374D848", 0x16_b374_d848n], ["FFFFFFFF/FFFFFFFF", 2n ** 64n - 1n]])("%s is read", (text, position) => { expect(readPosition(text)).toBe(position); });
  it.each([null, undefined, "", "/", "1", "1/G", "1/123456789", "1/2/3", " 1/2"])("%s is none", (text) => { expect(readPosition(text)).toBeNull(); });
});

describe("a replica", () => {
  it("is well where nothing is written, however long", () => {
    const lag = new LagWatch(5000);
    for (const now of [0, 1000, 1_000_000]) expect(lag.isWell(100n, 100n, now)).toBe(true);
  });

  it("is well while it has replayed within the time what the primary had, however much is written", () => {
    const lag = new LagWatch(5000);
    for (let second = 0; second < 100; second += 1) expect(lag.isWell(BigInt(second) * 1000n, BigInt(second + 4) * 1000n, second * 1000)).toBe(true);
  });

  it("is behind when it stands still longer than that, and well again when it has caught up", () => {
    const lag = new LagWatch(5000);
    expect([0, 1, 5, 6, 7].map((second) => lag.isWell(100n, 200n + BigInt(second), second * 1000))).toEqual([true, true, true, false, false]);
    expect(lag.isWell(200n, 208n, 8000)).toBe(false);
    expect(lag.isWell(207n, 209n, 9000)).toBe(true);
  });

  it("is what it was before while the primary is away", () => {
    const lag = new LagWatch(5000);
    expect(lag.isWell(100n, null, 0)).toBe(false);
    expect(lag.isWell(100n, 110n, 0)).toBe(true);
    expect(lag.isWell(100n, null, 60_000)).toBe(true);
    expect(lag.isWell(100n, 120n, 61_000)).toBe(false);
    expect(lag.isWell(100n, null, 62_000)).toBe(false);
  });

  it("that has more than its primary has another past, until it has taken that of the primary", () => {
    const lag = new LagWatch(5000);
    expect(lag.isWell(150n, 140n, 0)).toBe(false);
    // The new primary has written past it, and it stands where it stood.
    expect(lag.isWell(150n, 160n, 1000)).toBe(false);
    expect(lag.isWell(165n, 170n, 2000)).toBe(true);
  });
});
