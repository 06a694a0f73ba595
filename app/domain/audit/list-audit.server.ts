import { and, eq, gte, inArray, isNotNull, like, lt, notInArray, or, type SQL } from "drizzle-orm";
import type { Tables } from "#db/schema/tables.ts";
import { roles, type Role } from "#db/values.ts";
import { scoresOpenTo } from "../assessment/scores-open-to.server.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetOrder, type KeysetPage, type KeysetPaging } from "../keyset/page-by-key.ts";
import { listStaff } from "../people/list-staff.server.ts";
import { recordStaffAct } from "../triage/record-staff-act.server.ts";
import { actGroups, readEndings, type ActGroup } from "./groups.ts";
import { nameThings, type Thing } from "./name-things.server.ts";
import { requireAuditReach, type AuditReach } from "./policy.ts";
import { isId, readData, type DataRow } from "./read-data.ts";
import { recordRead } from "./record-read.server.ts";

/** Who is not staff is chosen by what they are. */
const otherActors = ["participant", "visitor", "system"] as const;
/** `actor`: the id of somebody of the staff, or one of `otherActors`. `from` (inclusive) and `until` (exclusive) are moments. `subject` is a reference. */
export type AuditFilter = { group?: ActGroup | undefined; actor?: string | undefined; subject?: string | undefined; plan?: string | undefined; from?: Date | undefined; until?: Date | undefined; reads?: boolean | undefined };

/** An entry in the audit trail as it is shown. `actor` is the name of who acted as staff; a participant is told by role alone. `things` is what the ids in it stand for. */
export type AuditRow = {
  id: string; at: Date; action: string; role: string; actor: { id: string; name: string | null } | null;
  subject: { type: string; id: string | null; thing: Thing | null }; planId: string | null;
  changes: DataRow[]; details: DataRow[]; things: Record<string, Thing>;
  requestId: string; seal: { sequence: number; hash: string } | null;
};

export type AuditPage = KeysetPage<AuditRow> & { staff: { id: string; name: string }[]; plans: { id: string; slug: string; name: string }[]; mayPublish: boolean };

const pageSize = 30;
const exportPageSize = 500;

/** A page of the acts that somebody sees, the newest first, with what they can be filtered by. That they looked is recorded. */
export async function listAudit(ctx: Context, filter: AuditFilter, cursor: string | undefined): Promise<AuditPage> {
  const { reach } = requireAuditReach(ctx.actor);
  const page = await readPage(ctx, reach, filter, cursor, pageSize);
  if (page.rows.length === 0 && cursor) return listAudit(ctx, filter, undefined);
  const { plans } = ctx.tables;
  const groups = await listStaff(ctx);
  const staff = new Map(groups.flatMap((group) => group.people.map(({ id, name }) => [id, name] as const)));
  const planRows = await ctx.read.select({ id: plans.id, slug: plans.slug }).from(plans).where(typeof reach === "string" ? undefined : inArray(plans.id, [...reach]));
  const names = await nameThings(ctx, planRows.map(({ id }) => id));
  await recordRead(ctx, { action: "audit.read", subjectType: "platform", subjectId: "audit" });
  return { ...page, staff: [...staff].map(([id, name]) => ({ id, name })), plans: planRows.map((plan) => ({ ...plan, name: names.get(plan.id)?.name ?? plan.slug })), mayPublish: reach === "all" };
}

/** All the acts that the filter finds, page by page, for a file. That it was taken out is recorded first. */
export async function exportAudit(ctx: Context, filter: AuditFilter): Promise<AsyncGenerator<AuditRow>> {
  const { reach } = requireAuditReach(ctx.actor);
  const { from, until, ...rest } = filter;
  await ctx.write((tx) => recordStaffAct(ctx, tx, { action: "audit.exported", subjectType: "platform", subjectId: "audit", data: { ...rest, from: from?.toISOString(), until: until?.toISOString() } }));
  return readAll(ctx, reach, filter);
}

async function* readAll(ctx: Context, reach: AuditReach, filter: AuditFilter): AsyncGenerator<AuditRow> {
  let cursor: string | null | undefined = undefined;
  while (cursor !== null) {
    const page: KeysetPage<AuditRow> = await readPage(ctx, reach, filter, cursor, exportPageSize);
    yield* page.rows;
    cursor = page.next;
  }
}

function newestFirst({ auditEntries: a }: Tables): KeysetOrder {
  return { column: a.at, id: a.id, descending: true };
}

async function readPage(ctx: Context, reach: AuditReach, filter: AuditFilter, cursor: string | undefined, size: number): Promise<KeysetPage<AuditRow>> {
  const paging = pageByKey(newestFirst(ctx.tables), cursor, size);
  const where = await conditionOf(ctx, reach, filter);
  if (where === "nothing") return { rows: [], previous: null, next: null };
  const page = paging.pageOf(await select(ctx, where, paging, size), ({ entry }) => ({ value: entry.at.getTime(), id: entry.id }));
  return { ...page, rows: await describe(ctx, page.rows) };
}

function select(ctx: Context, where: SQL | undefined, paging: KeysetPaging, size: number) {
  const { auditEntries: a, auditSeals: s, users } = ctx.tables;
  const keyset = keysetSql(newestFirst(ctx.tables), paging.move, size);
  return ctx.read.select({ entry: a, name: users.name, sequence: s.sequence, hash: s.hash }).from(a).leftJoin(users, eq(users.id, a.actorId)).leftJoin(s, eq(s.entryId, a.id))
    .where(and(where, keyset.where)).orderBy(...keyset.orderBy).limit(keyset.limit).prepare().execute(paging.values);
}

async function conditionOf(ctx: Context, reach: AuditReach, filter: AuditFilter): Promise<SQL | "nothing" | undefined> {
  const { auditEntries: a, plans } = ctx.tables;
  const subject = filter.subject ? await findSubject(ctx, filter.subject) : undefined;
  const [plan] = filter.plan ? await ctx.read.select({ id: plans.id }).from(plans).where(eq(plans.slug, filter.plan)) : [];
  if (subject === null || (filter.plan && !plan)) return "nothing";
  const isOther = otherActors.some((each) => each === filter.actor);
  return and(
    reach === "all" ? undefined : reach === "plans" ? isNotNull(a.planId) : inArray(a.planId, [...reach]),
    subject && and(eq(a.subjectType, subject.type), eq(a.subjectId, subject.id)),
    plan && eq(a.planId, plan.id),
    filter.group && or(...actGroups[filter.group].map((beginning) => like(a.action, `${beginning}%`))),
    filter.reads ? or(...readEndings.map((ending) => like(a.action, `%${ending}`))) : undefined,
    // Somebody of the staff is found by what they did as such: what they did as a participant would be named by it.
    filter.actor ? (isOther ? eq(a.actorRole, filter.actor) : and(eq(a.actorId, filter.actor), notInArray(a.actorRole, [...otherActors]))) : undefined,
    filter.from && gte(a.at, filter.from), filter.until && lt(a.at, filter.until),
  );
}

async function findSubject(ctx: Context, reference: string): Promise<{ type: string; id: string } | null> {
  const { proposals: p, initiatives: i } = ctx.tables;
  const wanted = reference.toUpperCase();
  const [[proposal], [initiative]] = await Promise.all([ctx.read.select({ id: p.id }).from(p).where(eq(p.reference, wanted)), ctx.read.select({ id: i.id }).from(i).where(eq(i.reference, wanted))]);
  return proposal ? { type: "proposal", id: proposal.id } : initiative ? { type: "initiative", id: initiative.id } : null;
}

type Selected = Awaited<ReturnType<typeof select>>[number];

/** Whether an entry holds scores that the reader is not to see (yet): who assesses a case does so without knowing what others found. */
async function findClosedScores(ctx: Context, rows: readonly Selected[]): Promise<(row: Selected) => boolean> {
  const { person } = requireAuditReach(ctx.actor);
  const holdScores = ({ entry }: Selected) => entry.action === "assessment.submitted" || entry.action === "assessment.changed";
  const open = await scoresOpenTo(ctx, rows.filter(holdScores).map(({ entry }) => entry.subjectId));
  return (row) => holdScores(row) && row.entry.actorId !== person.id && !open.has(row.entry.subjectId);
}

async function describe(ctx: Context, rows: readonly Selected[]): Promise<AuditRow[]> {
  const isClosed = await findClosedScores(ctx, rows);
  const read = rows.map((row) => ({ ...row, isStaff: roles.includes(row.entry.actorRole as Role), ...readData(isClosed(row) ? {} : row.entry.data, row.entry.actorRole === "participant") }));
  // Scores stand under the criterion that they are of.
  const idsIn = ({ changes, details }: { changes: DataRow[]; details: DataRow[] }) => [...changes, ...details].flatMap(({ field, before, after }) => [...(isId(field) ? [field] : []), ...[before, after].flatMap((value) => (value && "id" in value ? [value.id] : []))]);
  const things = await nameThings(ctx, read.flatMap((row) => [row.entry.subjectId, ...idsIn(row)]));
  return read.map(({ entry, name, sequence, hash, isStaff, changes, details }) => {
    const thing = things.get(entry.subjectId) ?? null;
    // What a participant did with their own account names nobody.
    const isOwnAccount = entry.subjectType === "user" && !isStaff;
    return {
      id: entry.id, at: entry.at, action: entry.action, role: entry.actorRole, actor: isStaff && entry.actorId ? { id: entry.actorId, name } : null,
      subject: { type: entry.subjectType, id: isOwnAccount ? null : entry.subjectId, thing: isOwnAccount ? null : thing }, planId: entry.planId,
      changes, details, things: Object.fromEntries(idsIn({ changes, details }).flatMap((id) => { const found = things.get(id); return found ? [[id, found]] : []; })),
      requestId: entry.actorRole === "participant" ? "" : entry.requestId, seal: sequence !== null && hash !== null ? { sequence, hash } : null,
    };
  });
}
