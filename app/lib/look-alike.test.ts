import { expect, it } from "vitest";
import { lookAlikeKey } from "./look-alike.ts";

const same: [string, string][] = [
  ["Foreningen Fri Indsigt", "FORENINGEN  FRI-INDSIGT"], ["Åben Forening", "Aaben forening"], ["Ørsted", "Oersted"], ["Ørsted", "Orsted"], ["Café Ærø", "Cafe Aero"],
  ["Åben Forening", "Åben Fоrening"], ["IKEA", "lKEA"], ["Eksempel A/S", "Eksempel AS"], ["Νovo", "Novo"], ["ΝΟVO", "novo"], ["Мæглер", "Mæглер"], ["Firma 100", "Firma lOO"], ["Forening\u200B", "Forening"],
];
it.each(same)("takes %s for %s", (one, other) => { expect(lookAlikeKey(one)).toBe(lookAlikeKey(other)); });

it.each([["Åben Forening", "Åbne Forening"], ["Novo", "Nova"], ["Foreningen", "Foreninger"], ["李", "王"]])("tells %s from %s", (one, other) => { expect(lookAlikeKey(one)).not.toBe(lookAlikeKey(other)); });

it("is empty for signs alone", () => { expect(lookAlikeKey(" .-/ ")).toBe(""); });
