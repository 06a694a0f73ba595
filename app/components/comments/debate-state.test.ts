import { expect, it } from "vitest";
import { backToDebate, leavingFor, type DebateState } from "./debate-state.ts";

const back = (state: DebateState) => backToDebate("/da/proposals/A", new URL(leavingFor("/da/proposals/A", "c", state), "http://own").searchParams.get("debate") ?? undefined);

it("leads back to the page, the order and the choice that a comment was opened from", () => {
  expect(leavingFor("/da/proposals/A", "c", { sort: "newest" })).toBe("/da/proposals/A/comments/c");
  expect(back({})).toBe("/da/proposals/A#debate");
  expect(back({ stance: "for", type: "ngo", sort: "useful", cursor: "2&x=#" })).toBe("/da/proposals/A?stance=for&type=ngo&sort=useful&cursor=2%26x%3D%23#debate");
});

it("leads to nothing but the debate, whatever the address holds", () => {
  for (const debate of ["//evil.example", "stance=sideways&sort=x", "%00", "commented=1&reply=2"]) expect(backToDebate("/da/proposals/A", debate)).toBe("/da/proposals/A#debate");
});
