import { z } from "zod";

/** A place in a list: behind (`after`) or before the row with this sort value and id. */
export type Cursor = { direction: "after" | "before"; value: number; id: string };

// Moments from the year 1 to 9999, which both databases can read, and ids of our own making.
const shape = z.tuple([z.enum(["after", "before"]), z.int().min(-62_135_596_800_000).max(253_402_300_799_999), z.string().regex(/^[\w-]{0,40}$/)]);

/** The text of a cursor, for a query string. */
export function writeCursor({ direction, value, id }: Cursor): string {
  return Buffer.from(JSON.stringify([direction, value, id])).toString("base64url");
}

/** The cursor of a query string, or null when there is none or it was tampered with: then the list begins at the front. */
export function readCursor(text: string): Cursor | null {
  if (text === "") return null;
  try {
    const [direction, value, id] = shape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return { direction, value, id };
  } catch {
    return null;
  }
}
