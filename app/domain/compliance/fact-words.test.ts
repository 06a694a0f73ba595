import { expect, it } from "vitest";
import { messages } from "#app/i18n/messages.ts";
import type { Fact } from "./requirement.ts";
import { factWords } from "./fact-words.ts";

const told = (fact: Fact) => [factWords(messages.da, "da", fact), factWords(messages.en, "en", fact)];

it.each<[Fact, string, string]>([
  [{ key: "answered", count: 8, of: 10 }, "8 af 10 forslag har et offentligt, begrundet svar.", "8 of 10 proposals have a public, reasoned answer."],
  [{ key: "answered", count: 1, of: 1 }, "1 af 1 forslag har et offentligt, begrundet svar.", "1 of 1 proposal has a public, reasoned answer."],
  [{ key: "answered_in_time", count: 8, of: 10 }, "8 af 10 forslag havde et offentligt, begrundet svar, da planen blev vedtaget.", "8 of 10 proposals had a public, reasoned answer when the plan was adopted."],
  [{ key: "answered_late", count: 2 }, "2 forslag fik først svar, efter at planen var vedtaget.", "2 proposals were answered only after the plan was adopted."],
  [{ key: "collect_days", count: 1, of: 1 }, "Forslag bliver taget imod i 1 dag. Der skal være mindst 1.", "Proposals are taken for 1 day. At least 1 is needed."],
  [{ key: "collect_days", count: 28, of: 28 }, "Forslag bliver taget imod i 28 dage. Der skal være mindst 28.", "Proposals are taken for 28 days. At least 28 are needed."],
  [{ key: "updates", count: 1, of: 1 }, "Der er lagt dokumenter i arkivet på 1 dag det seneste år. Der skal være mindst 1.", "Documents were added to the repository on 1 day in the past year. At least 1 is needed."],
  [{ key: "announced", day: "2027-07-01", count: 1, of: 14 }, "Tidsplanen blev offentlig den 1. juli 2027: 1 dag før. Der skal være mindst 14 dage.", "The timeline became public on 1 July 2027: 1 day ahead. At least 14 days are needed."],
  [{ key: "announced", day: "2027-07-01", count: 0, of: 1 }, "Tidsplanen blev offentlig den 1. juli 2027: 0 dage før. Der skal være mindst 1 dag.", "The timeline became public on 1 July 2027: 0 days ahead. At least 1 day is needed."],
  [{ key: "types", count: 1, of: 2 }, "Der er kommet forslag fra 1 slags deltagere (borgere, virksomheder, foreninger og myndigheder). Der skal være mindst 2.", "Proposals have come from 1 kind of participants (citizens, businesses, associations and authorities). At least 2 are needed."],
  [{ key: "year_lapsed", count: 0, of: 1, day: "2027-01-01", until: "2027-12-31" }, "I året fra den 1. januar 2027 til den 31. december 2027 blev der holdt 0 af 1 møder.", "In the year from 1 January 2027 to 31 December 2027, 0 of 1 meeting was held."],
])("says %j", (fact, da, en) => { expect(told(fact)).toEqual([da, en]); });
