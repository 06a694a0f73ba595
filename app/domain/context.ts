import type { SearchIndex } from "#db/search.ts";
import type { ReadHandle, Write } from "#db/store.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { DisplayMode, Locale, MemberRole, OrganisationType, ParticipantType, Role } from "#db/values.ts";
import type { FileStorage } from "#app/lib/file-storage.ts";
import type { Seal } from "#app/lib/seal.ts";

/** An organisation that a person belongs to, and what they may do in its name. */
export type Membership = { id: string; name: string; type: OrganisationType; role: MemberRole; verified: boolean };

/** A signed-in person, as far as rules and pages need to know. */
export type Person = {
  kind: "person";
  id: string;
  name: string;
  /** As what they speak unless they choose otherwise: their organisation's type, or a citizen. */
  participantType: ParticipantType;
  /** The organisation that they speak for unless they choose otherwise; null speaks as a private person. */
  organisation: { id: string; name: string } | null;
  memberships: readonly Membership[];
  display: DisplayMode;
  neutralCode: string;
  emailVerified: boolean;
  /** Roles on the whole platform. */
  roles: readonly Role[];
  /** Roles on one plan. */
  planRoles: readonly { planId: string; role: Role }[];
  /** They have roles, and this session carries none of them, as it lacks the second factor that roles ask for. */
  rolesHeldBack: boolean;
  /** When the account is going to be deleted, as its owner asked for; null when it is not. */
  deletionDueAt: Date | null;
  /** The plans in which they may not write, and until when; left out when there are none. */
  suspensions?: readonly { planId: string; endsAt: Date }[];
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
  /** The wider network that the address is in (IPv4 /24, IPv6 /48), for rate limits only. */
  network: string;
  /** The hash of this browser's token where what is done is bound to the browser (signing up, confirming the address); else empty. */
  browser: string;
  /** Keeps what must not be readable in the database or in a browser. */
  seal: Seal;
  /** Where attached files lie. */
  storage: FileStorage;
  rateLimitFactor: number;
};
