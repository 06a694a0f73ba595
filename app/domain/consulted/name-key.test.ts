import { expect, it } from "vitest";
import { nameKey } from "./name-key.ts";

it.each([
  ["Ålborg Kommune", "aalborg kommune"], ["  AALBORG   kommune. ", "aalborg kommune"], ["Café-foreningen", "cafe foreningen"], ["Møller & Søn A/S", "møller og søn a s"], ["Øst", "øst"], ["...", ""], ["Ａ", "a"],
])("%j is compared as %j", (name, key) => { expect(nameKey(name)).toBe(key); });

it("tells different names apart", () => { expect(nameKey("Øst")).not.toBe(nameKey("Ost")); });
