import { expect, it } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import { actGroups } from "./groups.ts";

it("has a group for every act, so that none is missed by who looks for its kind", () => {
  const beginnings = Object.values(actGroups).flat();
  expect(Object.keys(messages.da.audit.actions).filter((action) => !beginnings.some((beginning) => action.startsWith(beginning)))).toEqual([]);
});
