import { and, count, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Database } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { InitiativeCommentPeriod } from "#db/values.ts";
import { newId } from "#app/lib/id.ts";
import type { Context } from "../context.ts";
import { keysetSql, pageByKey, type KeysetMove, type KeysetOrder, type KeysetPage } from "../keyset/page-by-key.ts";
import { phasesState } from "../plans/phase.ts";
import type { Permission } from "../proposals/policy.ts";
import { voiceChoice, type VoiceChoice } from "../proposals/speaker.ts";
import { loadCommentedInitiative } from "./load-initiative.server.ts";
import { isJustWritten } from "./own-remark.server.ts";
import { mayCommentOnInitiative, periodOf, phasesOfPeriod } from "./policy.ts";
import { remarkView, selectRemarks, type RemarkView } from "./remark-view.server.ts";
import { sectionFilter, type RemarksQuery } from "./schema.ts";
import { wholeSection } from "./sections.ts";

/** What was said about an initiative, and whether and as whom the reader can join. */
export type Remarks = KeysetPage<RemarkView> & {
  /** Which comments are read: those on the draft, or on how it is carried out; `other`: how many there are of the other kind. */
  period: InitiativeCommentPeriod; other: number;
  /** How many there are, and by the part that they are about; a part without any is left out. */
  total: number; counts: Record<string, number>;
  /** When what is said now is said, and until when it can be; null while it cannot. */
  now: InitiativeCommentPeriod; closesAt: Date | null;
  version: number; permission: Permission; writer: (VoiceChoice & { standsByCode: boolean; formKey: string }) | null; hasJustWritten: boolean;
};

const size = 20;

/** A page of the comments on an initiative, the newest first, as the address asks for them. Throws `not_found`. */
export async function listRemarks(ctx: Context, reference: string, query: RemarksQuery & { commented?: string | undefined }): Promise<Remarks> {
  const initiative = await loadCommentedInitiative(ctx, reference);
  const now = periodOf(initiative);
  const period = query.period ?? now;
  const window = phasesState(initiative.phases, phasesOfPeriod[now], ctx.now);
  const filter = query.comment ? "one" : sectionFilter(query.section);
  const paging = pageByKey(newestFirst(ctx.tables), query.at, size);
  const [found, counted, hasJustWritten] = await Promise.all([
    remarksOf(ctx, { move: paging.move, filter }).execute({ ...paging.values, initiativeId: initiative.id, period, section: query.section ?? "", id: query.comment ?? "" }),
    countsOf(ctx).execute({ initiativeId: initiative.id }),
    isJustWritten(ctx, initiative.id, query.commented),
  ]);
  const page = paging.pageOf(found, ({ remark }) => ({ value: remark.createdAt.getTime(), id: remark.id }));
  const shown = query.comment ? (page.rows[0]?.remark.period ?? period) : period;
  const sum = (of: InitiativeCommentPeriod) => counted.filter((row) => row.period === of).reduce((all, row) => all + row.count, 0);
  return {
    previous: page.previous, next: page.next, rows: page.rows.map((row) => remarkView(ctx, row, initiative)),
    period: shown, other: sum(shown === "draft" ? "implement" : "draft"), total: sum(shown), counts: Object.fromEntries(counted.filter((row) => row.period === shown).map((row) => [row.section ?? wholeSection, row.count])),
    now, closesAt: window.state === "open" ? window.closesAt : null, version: initiative.version, permission: mayCommentOnInitiative(ctx.actor, initiative, ctx.now), hasJustWritten,
    writer: ctx.actor.kind === "person" ? { ...voiceChoice(ctx.actor), standsByCode: false, formKey: newId() } : null,
  };
}

function newestFirst({ initiativeComments: c }: Tables): KeysetOrder {
  return { column: c.createdAt, id: c.id, descending: true };
}

const remarksOf = prepared((database: Database, { move, filter }: { move: KeysetMove; filter: "any" | "whole" | "part" | "one" }) => {
  const { initiativeComments: c } = database.tables;
  const { where, orderBy, limit } = keysetSql(newestFirst(database.tables), move, size);
  const chosen = { any: undefined, whole: isNull(c.section), part: eq(c.section, sql.placeholder("section")), one: eq(c.id, sql.placeholder("id")) }[filter];
  return selectRemarks(database).where(and(eq(c.initiativeId, sql.placeholder("initiativeId")), filter === "one" ? undefined : eq(c.period, sql.placeholder("period")), chosen, where)).orderBy(...orderBy).limit(limit);
});

/** What can be read of what was said: not what is hidden or deleted. */
const countsOf = prepared(({ read, tables: { initiativeComments: c } }) =>
  read.select({ period: c.period, section: c.section, count: count() }).from(c).where(and(eq(c.initiativeId, sql.placeholder("initiativeId")), eq(c.isHidden, false), isNull(c.deletedAt))).groupBy(c.period, c.section));
