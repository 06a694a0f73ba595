import { expect, it } from "vitest";
import { mixesAlphabets } from "./mixed-alphabets.ts";

it.each([
  "Anna Ø", "Søren Ærø-Åkjær", "O'Neill", "Łukasz Żółć", "Nguyễn Thị", "Иван Петров", "Γιώργος Παπαδόπουλος", "Иван Petersen", "β-gruppen", "李小龍", "محمد", "Å", "", "3F København", "Mø\u0301ller", "Foreningen µ",
])("takes %s", (name) => { expect(mixesAlphabets(name)).toBe(false); });

it.each([
  ["a Cyrillic а", "Annа"], ["a Cyrillic с at the beginning", "сitizen"], ["a Greek ο", "Fοreningen Fri Indsigt"], ["a Greek capital Α", "Αnna"], ["one behind a mark without width", "Ann\u200D\u0430"], ["one with an accent", "Anna\u0439"], ["one in the second word", "Åben Fоrening"],
])("refuses %s", (_, name) => { expect(mixesAlphabets(name)).toBe(true); });
