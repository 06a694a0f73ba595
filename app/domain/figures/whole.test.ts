import { expect, it } from "vitest";
import type { ProposalStatus } from "#db/values.ts";
import { wholeOf } from "./whole.ts";

const at = (hours: number) => new Date(Date.UTC(2027, 2, 9, hours));
const part = (status: ProposalStatus, hours: number | null = null, isHidden = false) => ({ status, isHidden, firstAnsweredAt: hours === null ? null : at(hours) });

it.each([
  ["while one part waits", [part("adopted", 1), part("received")], { status: "under_consideration", answeredAt: null }],
  ["when the last part is answered, at that moment", [part("adopted", 5), part("forwarded", 3)], { status: "answered", answeredAt: at(5) }],
  ["when what is not answered was withdrawn", [part("not_adopted", 2), part("withdrawn")], { status: "answered", answeredAt: at(2) }],
  // Answered, and withdrawn afterwards.
  ["when all was withdrawn", [part("withdrawn", 1), part("withdrawn")], { status: "withdrawn", answeredAt: null }],
  ["by what can be seen", [part("adopted", 2), part("received", null, true)], { status: "answered", answeredAt: at(2) }],
  ["by what there is, when nothing can be seen", [part("received", null, true)], { status: "under_consideration", answeredAt: null }],
] as const)("a whole stands %s", (_, parts, expected) => { expect(wholeOf(parts)).toEqual(expected); });
