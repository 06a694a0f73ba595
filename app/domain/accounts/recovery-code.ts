import { randomInt } from "node:crypto";
import { hashToken } from "#app/lib/token.ts";

// Without letters and digits that are taken for one another, and without vowels, so that no word comes out.
const letters = "BCDFGHJKMNPQRTVWXZ2346789";

/** How many codes there are at first. */
const codesAtOnce = 10;

/** A set of new codes such as 7KQ2-XW9H-BC4D, each 55 random bits. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return Array.from({ length: codesAtOnce }, () => `${group()}-${group()}-${group()}`);
}

/** What is kept of a code: its SHA-256 with the owner, however it is typed. */
export function recoveryCodeHash(userId: string, code: string): string {
  return hashToken(`${userId}\n${code.toUpperCase().replace(/[^A-Z0-9]/g, "")}`);
}
