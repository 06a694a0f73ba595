import { randomInt } from "node:crypto";

// Without letters and digits that are taken for one another, and without vowels, so that no word comes out.
const letters = "BCDFGHJKMNPQRTVWXZ2346789";

/** The number on a receipt, such as A-7KQ2-XW9H-BC4D: 55 random bits, as whoever has it sees what became of the report. */
export function newReportNumber(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return `A-${group()}-${group()}-${group()}`;
}

/** A number as it is kept, however it was typed: small letters, spaces, hyphens of any kind or none. */
export function asReportNumber(text: string): string {
  const typed = text.normalize("NFKC").toUpperCase().replace(/[^A-Z0-9]/g, "");
  const [, ...groups] = /^A?(.{4})(.{4})(.{4})$/.exec(typed) ?? [];
  return groups.length === 0 ? typed : `A-${groups.join("-")}`;
}
