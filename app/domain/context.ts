import type { SearchIndex } from "#db/search.ts";
import type { ReadHandle, Write } from "#db/store.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { DisplayMode, Locale, ParticipantType, Role } from "#db/values.ts";

/** A signed-in person, as far as rules and pages need to know. */
export type Person = {
  kind: "person";
  id: string;
  name: string;
  participantType: ParticipantType;
  organisation: { id: string; name: string } | null;
  display: DisplayMode;
  neutralCode: string;
  emailVerified: boolean;
  roles: readonly Role[];
};

/** Who acts: a visitor, a person, or the platform itself (seeding, importing). */
export type Actor = { kind: "visitor" } | Person | { kind: "system"; name: string };

/** All that a command or a query may use: who, when, in which language, and the two handles of the database. */
export type Context = {
  actor: Actor;
  locale: Locale;
  /** The clock: the one source of "now". */
  now: Date;
  read: ReadHandle;
  write: Write;
  tables: Tables;
  search: SearchIndex;
  requestId: string;
  /** The network address of the request, for rate limits only; empty for the system. */
  address: string;
  rateLimitFactor: number;
};
