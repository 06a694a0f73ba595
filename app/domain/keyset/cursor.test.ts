import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "./cursor.ts";

const raw = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("readCursor", () => {
  it("reads what writeCursor wrote", () => {
    const cursor = { direction: "before", value: 1_788_000_000_000, id: "019a2b3c-0000-7000-8000-000000000000" } as const;
    expect(readCursor(writeCursor(cursor))).toEqual(cursor);
    expect(readCursor(writeCursor({ direction: "after", value: 0, id: "" }))).toEqual({ direction: "after", value: 0, id: "" });
  });

  it.each([
    "", "%", "null", "e30", "....", "A".repeat(10_000), raw(null), raw([]), raw({}), raw(["sideways", 1, "a"]), raw(["after", "1", "a"]), raw(["after", 1]), raw(["after", 1, 2]),
    raw(["after", 1, "x".repeat(41)]), raw(["after", null, "a"]), raw(["after", 1, "a", "more"]),
    // Numbers that are no moment and no count, and a text that PostgreSQL cannot hold.
    raw(["after", 1.5, "a"]), raw(["after", 1e20, "a"]), raw(["after", 9e15, "a"]), raw(["after", 1, "a\u0000"]), raw(["after", 1, "' or 1=1"]),
  ])("takes %j for none", (text) => { expect(readCursor(text)).toBeNull(); });
});
