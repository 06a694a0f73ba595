import { beforeEach, expect, it } from "vitest";
import { ChangeLog } from "./change-log.ts";

let now = 0;
let log: ChangeLog;
const reads = (...names: string[]) => new Set(names);

beforeEach(() => {
  now = 0;
  log = new ChangeLog(() => now);
});

it("tells what changed after a moment: a table, what of it, and its rows that others refer to", () => {
  const before = log.moment;
  log.add([{ source: "comments", keys: "c1  p1", is_new: true }, { source: "users", keys: "u1", is_new: false }]);
  for (const read of ["comments", "comments p1", "comments c1", "users", "users~", "users u1", "*"]) expect(log.hasChanged(reads("themes", read), before), read).toBe(true);
  for (const read of ["comments p2", "comments~", "users u2", "themes", "proposals p1", "comments "]) expect(log.hasChanged(reads(read), before), read).toBe(false);
  expect(log.hasChanged(reads("comments", "*"), log.moment)).toBe(false);
});

it("counts a commit of which nothing was noted as one of anything", () => {
  const before = log.moment;
  log.add([]);
  expect([log.moment, log.hasChanged(reads("*"), before), log.hasChanged(reads("comments"), before)]).toEqual([before + 1, true, false]);
});

it("takes everything for changed where that was noted, where it has not looked for long, and where it was much", () => {
  for (const act of [
    () => { log.add([{ source: "*", keys: "", is_new: false }]); },
    () => { log.looked(); now += 6 * 60_000; log.looked(); },
    () => { log.add(Array.from({ length: 60_000 }, (_, index) => ({ source: "comments", keys: `p${index}`, is_new: false }))); },
  ]) {
    const before = log.moment;
    act();
    expect(log.moment).toBeGreaterThan(before);
    expect(log.hasChanged(reads("themes"), before)).toBe(true);
    expect(log.hasChanged(reads("themes"), log.moment)).toBe(false);
  }
});
