import { randomInt } from "node:crypto";

// Without letters and digits that are taken for one another, and without vowels, so that no word comes out.
const letters = "BCDFGHJKMNPQRTVWXZ2346789";

/** The code that stands in public for a person who chose not to be named, such as D-7KQ2XW9H. It says nothing about the person. */
export function newNeutralCode(): string {
  return `D-${Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join("")}`;
}
