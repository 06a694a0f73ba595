import { or, sql, type Column, type SQL } from "drizzle-orm";
import { normaliseLine } from "#app/lib/text.ts";

/** How few characters of a name one may search by: fewer would show nearly everyone. */
export const fewestCharacters = 2;

/** What was searched for: a whole address, the beginning of a name (or of one of its parts), or too little to search by. */
export type PeopleSearch = { by: "email"; email: string } | { by: "name"; beginning: string } | { by: "nothing" };

export function readSearch(typed: string): PeopleSearch {
  const text = normaliseLine(typed);
  if (text.includes("@")) return { by: "email", email: text };
  return text.length < fewestCharacters ? { by: "nothing" } : { by: "name", beginning: text.toLowerCase() };
}

/**
 * Whether a name, or a part of it after a space or hyphen, begins with the text, whatever the case. What the databases fold
 * differs (SQLite knows ASCII alone, PostgreSQL goes by its settings), so the other letters that are searched for are folded here.
 */
export function nameBeginsWith(name: Column, beginning: string): SQL {
  let folded = sql`lower(${name})`;
  for (const letter of new Set(beginning)) {
    const capital = letter.toUpperCase();
    if (letter > "\u007F" && capital !== letter && Array.from(capital).length === 1) folded = sql`replace(${folded}, ${capital}, ${letter})`;
  }
  const text = beginning.replace(/[!%_]/g, (sign) => `!${sign}`);
  return or(...[`${text}%`, `% ${text}%`, `%-${text}%`].map((pattern) => sql`${folded} like ${pattern} escape '!'`))!;
}
