import { and, desc, eq, isNull, ne, sql, type SQL } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { Tables } from "#db/schema/tables.ts";
import type { DisplayMode, ProposalStatus } from "#db/values.ts";
import type { Context } from "../context.ts";
import { requireStaff } from "./policy.ts";

/** `title` is empty where the text is hidden. */
export type OtherSubmission = { reference: string; title: string; language: string; status: ProposalStatus; submittedAt: Date };
export type OtherSubmissions = { rows: OtherSubmission[]; isMore: boolean };

const mostShown = 5;

/**
 * What else the same sender put forward in the plan, the newest first: an organisation, a person under their name, or a neutral
 * code. What one person sent under a name and behind a code is never shown together, as that would tell who is behind the code.
 */
export async function listOfSameAuthor(ctx: Context, plan: { id: string }, { id, authorId, organisationId, display, shownName }: { id: string; authorId: string | null; organisationId: string | null; display: DisplayMode; shownName: string }): Promise<OtherSubmissions> {
  requireStaff(ctx.actor, plan.id);
  if (!organisationId && !authorId) return { rows: [], isMore: false };
  const found = organisationId ? await ofOrganisation(ctx).execute({ planId: plan.id, id, organisationId }) : await ofPerson(ctx).execute({ planId: plan.id, id, authorId, display, shownName });
  return { rows: found.slice(0, mostShown).map(({ isHidden, title, ...row }) => ({ ...row, title: isHidden ? "" : title })), isMore: found.length > mostShown };
}

/** Who wrote it is the way to find rows: SQLite must not take the plan for one, which all have. */
function inPlan(p: Tables["proposals"]): SQL {
  return sql`coalesce(${p.planId}, '') = ${sql.placeholder("planId")}`;
}

const ofOrganisation = prepared(({ read, tables: { proposals: p } }) =>
  read.select({ reference: p.reference, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, submittedAt: p.submittedAt }).from(p)
    .where(and(eq(p.organisationId, sql.placeholder("organisationId")), inPlan(p), ne(p.id, sql.placeholder("id")), ne(p.display, "code"))).orderBy(desc(p.submittedAt), desc(p.id)).limit(mostShown + 1));

const ofPerson = prepared(({ read, tables: { proposals: p } }) =>
  read.select({ reference: p.reference, title: p.title, language: p.language, status: p.status, isHidden: p.isHidden, submittedAt: p.submittedAt }).from(p)
    .where(and(eq(p.authorId, sql.placeholder("authorId")), inPlan(p), ne(p.id, sql.placeholder("id")), isNull(p.organisationId), eq(p.display, sql.placeholder("display")), eq(p.shownName, sql.placeholder("shownName")))).orderBy(desc(p.submittedAt), desc(p.id)).limit(mostShown + 1));
