import type { Database } from "better-sqlite3";
import type { Person } from "#app/domain/context.ts";
import { memberships, organisations, phases, plans, roleGrants, themes, users } from "#db/schema/sqlite.ts";
import type { organisationTypes} from "#db/values.ts";
import { type Locale, type ParticipantType, type PhaseKind } from "#db/values.ts";
import type { Audit } from "./audit.ts";
import { prepareInsert } from "./insert.ts";
import { seededId, type Random } from "./random.ts";
import { firstNames, lastNames } from "./words.ts";

/** Everyone of the benchmark's platform, and where they speak. */
export type Ground = { planId: string; planCode: string; themeIds: string[]; people: (Person & { email: string; locale: Locale })[]; moderators: Person[] };

export const planSlug = "bench-plan";
export const themeSlugs = ["open-data", "local-democracy", "integrity", "digital-service"];

/** Fixed moments, so that the same database comes out on every day. The collect phase is open until long after. */
export const collectOpens = new Date("2026-01-05T08:00:00Z");
export const collectedUntil = new Date("2026-06-30T20:00:00Z");
const phaseStarts: [PhaseKind, string][] = [["announce", "2025-11-01"], ["collect", "2026-01-05"], ["triage", "2090-01-01"], ["draft", "2090-06-01"], ["publish", "2091-01-01"], ["implement", "2091-02-01"], ["report", "2093-01-01"]];

/** Some moment of the two weeks after another one. */
export function laterThan(random: Random, from: Date): Date {
  return new Date(Math.min(from.getTime() + Math.floor(random.next() * twoWeeks), collectedUntil.getTime() + twoWeeks));
}

const twoWeeks = 14 * 24 * 3_600_000;

// Nobody signs in with a password here: sessions are made by the seam that makes them in the product.
const passwordHash = "$argon2id$v=19$m=19456,t=2,p=1$8NV9jGr0c0hY386btqTAUg$sbGjte2bM/+JVmA/+bjp5CEUCQqsGBMy43XAN7eIKBE";

/** Writes the plan with its phases and themes, and the people with their organisations. */
export function writeGround(connection: Database, random: Random, audit: Audit, counts: { people: number; proposals: number; initiatives: number }): Ground {
  const planId = seededId(random, collectOpens);
  const both = (da: string, en: string) => ({ da, en });
  prepareInsert(connection, plans)({
    id: planId, slug: planSlug, code: "BEN28", template: "ogp2022", state: "open", isDemo: true, title: both("Handlingsplan til måling", "Action plan for measuring"), question: both("Hvad skal måles?", "What should be measured?"),
    summary: both("En plan, der kun er til for at måle platformens hastighed.", "A plan that is only there to measure the speed of the platform."), rules: both("Skriv om det, planen handler om.", "Write about what the plan is for."),
    facts: {}, lastProposalNumber: counts.proposals, lastInitiativeNumber: counts.initiatives, createdAt: collectOpens,
  });
  const insertPhase = prepareInsert(connection, phases);
  for (const [index, [kind, from]] of phaseStarts.entries()) insertPhase({ planId, kind, position: index + 1, opensAt: new Date(from), closesAt: new Date(phaseStarts[index + 1]?.[1] ?? "2094-01-01") });
  const insertTheme = prepareInsert(connection, themes);
  const themeIds = themeSlugs.map((slug, index) => {
    const id = seededId(random, collectOpens);
    insertTheme({ id, planId, number: index + 1, slug, title: both(`Tema ${slug}`, `Theme ${slug}`), summary: both("Hvad temaet handler om.", "What the theme is about."), description: both("Hvad temaet handler om, i flere ord.", "What the theme is about, in more words.") });
    return id;
  });
  const people = writePeople(connection, random, audit, counts.people);
  return { planId, planCode: "BEN28", themeIds, people, moderators: people.filter((person) => person.roles.includes("moderator")) };
}

function writePeople(connection: Database, random: Random, audit: Audit, count: number): Ground["people"] {
  const insertUser = prepareInsert(connection, users);
  const insertOrganisation = prepareInsert(connection, organisations);
  const insertMembership = prepareInsert(connection, memberships);
  const insertRole = prepareInsert(connection, roleGrants);
  return Array.from({ length: count }, (_, index) => {
    const participantType = random.weighted<ParticipantType>({ citizen: 70, business: 8, ngo: 17, authority: 5 });
    const id = seededId(random, collectOpens);
    const name = `${random.pick(firstNames)} ${random.pick(lastNames)}`;
    const email = `person${index}@bench.example`;
    const locale: Locale = random.next() < 0.85 ? "da" : "en";
    const display = random.weighted({ name: 60, organisation: participantType === "citizen" ? 0 : 60, code: 15 });
    const neutralCode = `D-${neutralLetters(index)}`;
    let organisation: Person["organisation"] = null;
    let belongsTo: Person["memberships"] = [];
    if (isOrganisation(participantType)) {
      organisation = { id: seededId(random, collectOpens), name: `${random.pick(lastNames)} & ${random.pick(lastNames)} ${index}` };
      // Of those verified only one may have a number, so each has one of its own.
      insertOrganisation({ ...organisation, type: participantType, cvr: String(10_000_000 + index), verifiedAt: random.next() < 0.6 ? collectOpens : null, createdAt: collectOpens });
      belongsTo = [{ ...organisation, type: participantType, role: "representative", verified: false }];
    }
    insertUser({ id, email, emailKey: email, name, passwordHash, participantType, organisationId: organisation?.id ?? null, display, neutralCode, locale, emailVerifiedAt: collectOpens, createdAt: collectOpens });
    if (organisation) insertMembership({ organisationId: organisation.id, userId: id, role: "representative", createdAt: collectOpens });
    audit(null, collectOpens, "account.registered", "user", id, { participantType, organisationId: organisation?.id ?? null });
    // The first few work at the desk, and one runs the plan.
    const roles: Person["roles"] = index < 5 ? ["moderator"] : index === 5 ? ["coordinator"] : [];
    for (const role of roles) {
      insertRole({ userId: id, role, scope: "platform", grantedAt: collectOpens });
      audit(null, collectOpens, "role.granted", "user", id, { role });
    }
    return { kind: "person" as const, id, name, participantType, organisation, display, neutralCode, emailVerified: true, memberships: belongsTo, roles, planRoles: [], rolesHeldBack: false, deletionDueAt: null, email, locale };
  });
}

function isOrganisation(type: ParticipantType): type is (typeof organisationTypes)[number] {
  return type !== "citizen";
}

/** Eight letters that no other index has. */
function neutralLetters(index: number) {
  const letters = "BCDFGHJKMNPQRTVWXZ2346789";
  let rest = index;
  return Array.from({ length: 8 }, () => {
    const letter = letters[rest % letters.length]!;
    rest = Math.floor(rest / letters.length);
    return letter;
  }).join("");
}
