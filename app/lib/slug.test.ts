import { expect, it } from "vitest";
import { freeSlug, slugOf } from "./slug.ts";

it.each([
  ["Åbne data & ærlige møder på øen", "aabne-data-aerlige-moeder-paa-oeen"],
  ["  Plan 2028–2030!  ", "plan-2028-2030"],
  ["Déjà vu, Ångström", "deja-vu-aangstroem"],
  ["План", ""],
  ["---", ""],
])("of %j is %j", (title, slug) => { expect(slugOf(title)).toBe(slug); });

it("is cut between words", () => {
  expect(slugOf("ord ".repeat(40), 20)).toBe("ord-ord-ord-ord-ord");
  expect(slugOf("x".repeat(80), 20)).toBe("x".repeat(20));
});

it("gets a number where it is taken", () => {
  expect(freeSlug("a", new Set(["b"]))).toBe("a");
  expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
});
