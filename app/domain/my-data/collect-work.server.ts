import { and, asc, eq, exists, gt, gte, isNull, lte, or, sql, type Column, type SQL } from "drizzle-orm";
import type { Context, Person } from "../context.ts";
import type { DataRow, DataSection } from "./data-sections.ts";

const batchSize = 100;
/** So many entries of the audit trail are looked through at a time: it has no order by person. */
const auditBatch = 20_000;

/** What somebody wrote and did: it may be much, so it is read a batch at a time. What others said to it is not in it. */
export function workSections(ctx: Context, person: Person): DataSection[] {
  return [
    { name: "proposals", batches: () => proposalsOf(ctx, person.id) },
    { name: "proposalVersions", batches: () => versionsOf(ctx, person.id) },
    { name: "answers", batches: () => answersTo(ctx, person.id) },
    { name: "comments", batches: () => commentsOf(ctx, person.id) },
    { name: "initiativeComments", batches: () => remarksOf(ctx, person.id) },
    { name: "supports", batches: () => supportsOf(ctx, person.id) },
    { name: "follows", batches: () => followsOf(ctx, person.id) },
    { name: "notices", batches: () => noticesOf(ctx, person.id) },
    { name: "drafts", batches: () => draftsOf(ctx, person.id) },
    { name: "positionDrafts", batches: () => positionDraftsOf(ctx, person.id) },
    { name: "usefulMarks", batches: () => usefulMarksOf(ctx, person.id) },
    { name: "draftNotes", batches: () => draftNotesOf(ctx, person.id) },
    { name: "caseNotes", batches: () => caseNotesOf(ctx, person.id) },
    { name: "initiativeVersions", batches: () => initiativeVersionsOf(ctx, person.id) },
    { name: "initiativeEdits", batches: () => initiativeEditsOf(ctx, person.id) },
    { name: "milestoneReports", batches: () => milestoneReportsOf(ctx, person.id) },
    { name: "answerDrafts", batches: () => answerDraftsOf(ctx, person.id) },
    { name: "savedViews", batches: () => savedViewsOf(ctx, person.id) },
    { name: "attachments", batches: () => attachmentsOf(ctx, person.id) },
    { name: "acts", batches: () => actsOf(ctx, person.id) },
  ];
}

/** All that `read` finds, in batches, by a key that each row gives of its last. */
async function* inBatches<Row, Key>(read: (after: Key | null) => PromiseLike<Row[]>, keyOf: (row: Row) => Key, asData: (row: Row) => DataRow): AsyncGenerator<DataRow[]> {
  let after: Key | null = null;
  for (;;) {
    const rows: Row[] = await read(after);
    if (rows.length > 0) yield rows.map(asData);
    if (rows.length < batchSize) return;
    after = keyOf(rows.at(-1)!);
  }
}

type Place = { at: Date; id: string };

/** Behind a row by time and id. The first condition alone lets the index find the place. */
function behind(at: Column, id: Column, place: Place | null): SQL | undefined {
  return place ? and(gte(at, place.at), or(gt(at, place.at), gt(id, place.id))) : undefined;
}

const withoutId = <Row extends { id: string }>({ id: _, ...row }: Row) => row;

function proposalsOf({ read, tables, locale }: Context, author: string) {
  const { proposals: p, plans, themes, organisations } = tables;
  return inBatches((after: Place | null) => read.select({
    id: p.id, reference: p.reference, plan: plans.title, themeTitle: themes.title, submittedAt: p.submittedAt, participantType: p.participantType, organisation: organisations.name, display: p.display, shownName: p.shownName, language: p.language,
    title: p.title, problem: p.problem, change: p.change, effect: p.effect, ogpValues: p.ogpValues, policyAreas: p.policyAreas, status: p.status, isHidden: p.isHidden, hideReason: p.hideReason, hideNote: p.hideNote, withdrawReason: p.withdrawReason, withdrawNote: p.withdrawNote, supportCount: p.supportCount, commentCount: p.commentCount,
  }).from(p).innerJoin(plans, eq(plans.id, p.planId)).innerJoin(themes, eq(themes.id, p.themeId)).leftJoin(organisations, eq(organisations.id, p.organisationId)).where(and(eq(p.authorId, author), behind(p.submittedAt, p.id, after))).orderBy(asc(p.submittedAt), asc(p.id)).limit(batchSize),
  ({ submittedAt, id }) => ({ at: submittedAt, id }), (row) => { const { themeTitle, plan, ...rest } = withoutId(row); return { ...rest, plan: plan[locale], theme: themeTitle[locale] }; });
}

/** Texts of proposals that the person wrote, their own and those that they changed for others. The one in force of one's own is with the proposal too. */
function versionsOf({ read, tables }: Context, person: string) {
  const { proposals: p, proposalVersions: v } = tables;
  return inBatches((after: { id: string; version: number } | null) => read.select({ id: v.proposalId, reference: p.reference, version: v.number, at: v.at, language: v.language, title: v.title, problem: v.problem, change: v.change, effect: v.effect })
    .from(v).innerJoin(p, eq(p.id, v.proposalId)).where(and(eq(v.editedBy, person), after ? and(gte(v.proposalId, after.id), or(gt(v.proposalId, after.id), gt(v.number, after.version))) : undefined)).orderBy(asc(v.proposalId), asc(v.number)).limit(batchSize),
  ({ id, version }) => ({ id, version }), withoutId);
}

function answersTo({ read, tables }: Context, author: string) {
  const { proposals: p, responses: r } = tables;
  return inBatches((after: Place | null) => read.select({ id: r.id, reference: p.reference, version: r.version, publishedAt: r.publishedAt, outcome: r.outcome, retractedAt: r.retractedAt, language: r.language, authority: r.authority, authorityRole: r.authorityRole, summary: r.summary, reasonCodes: r.reasonCodes, reason: r.reason, elementsAdopted: r.elementsAdopted, elementsNotAdopted: r.elementsNotAdopted, landedIn: r.landedIn, forwardedTo: r.forwardedTo, correction: r.correction })
    .from(r).innerJoin(p, eq(p.id, r.proposalId)).where(and(eq(p.authorId, author), behind(r.publishedAt, r.id, after))).orderBy(asc(r.publishedAt), asc(r.id)).limit(batchSize), ({ publishedAt, id }) => ({ at: publishedAt, id }), withoutId);
}

function commentsOf({ read, tables }: Context, author: string) {
  const { comments: c, proposals: p, organisations } = tables;
  return inBatches((after: Place | null) => read.select({
    id: c.id, reference: p.reference, parentId: c.parentId, createdAt: c.createdAt, commentKind: c.kind, editedAt: c.editedAt, deletedAt: c.deletedAt, usefulCount: c.usefulCount, participantType: c.participantType, organisation: organisations.name, display: c.display, shownName: c.shownName, stance: c.stance, language: c.language, body: c.body, isHidden: c.isHidden, hideReason: c.hideReason,
  }).from(c).innerJoin(p, eq(p.id, c.proposalId)).leftJoin(organisations, eq(organisations.id, c.organisationId)).where(and(eq(c.authorId, author), behind(c.createdAt, c.id, after))).orderBy(asc(c.createdAt), asc(c.id)).limit(batchSize),
  ({ createdAt, id }) => ({ at: createdAt, id }), (row) => { const { parentId, ...rest } = withoutId(row); return { ...rest, isReply: parentId !== null }; });
}

/** What the person said about initiatives, and what was answered. */
function remarksOf({ read, tables, locale }: Context, author: string) {
  const { initiativeComments: c, initiatives: i, organisations } = tables;
  return inBatches((after: Place | null) => read.select({
    id: c.id, reference: i.reference, section: c.section, version: c.version, createdAt: c.createdAt, editedAt: c.editedAt, deletedAt: c.deletedAt, participantType: c.participantType, organisation: organisations.name, display: c.display, shownName: c.shownName, language: c.language, body: c.body,
    isHidden: c.isHidden, hideReason: c.hideReason, hideNote: c.hideNote, draftOutcome: c.outcome, answer: c.answer, answeredAt: c.answeredAt,
  }).from(c).innerJoin(i, eq(i.id, c.initiativeId)).leftJoin(organisations, eq(organisations.id, c.organisationId)).where(and(eq(c.authorId, author), behind(c.createdAt, c.id, after))).orderBy(asc(c.createdAt), asc(c.id)).limit(batchSize),
  ({ createdAt, id }) => ({ at: createdAt, id }), (row) => { const { answer, ...rest } = withoutId(row); return { ...rest, answer: answer?.[locale] || answer?.da || null }; });
}

function supportsOf({ read, tables }: Context, person: string) {
  const { supports: s, proposals: p } = tables;
  return inBatches((after: string | null) => read.select({ id: s.proposalId, reference: p.reference, participantType: s.participantType, createdAt: s.createdAt })
    .from(s).innerJoin(p, eq(p.id, s.proposalId)).where(and(eq(s.userId, person), after ? gt(s.proposalId, after) : undefined)).orderBy(asc(s.proposalId)).limit(batchSize), (row) => row.id, withoutId);
}

function followsOf({ read, tables }: Context, person: string) {
  const { follows: f } = tables;
  return inBatches((after: { subject: string; id: string } | null) => read.select({ subjectType: f.subject, id: f.subjectId, createdAt: f.createdAt })
    .from(f).where(and(eq(f.userId, person), after ? or(sql`${f.subject} > ${after.subject}`, and(sql`${f.subject} = ${after.subject}`, gt(f.subjectId, after.id))) : undefined)).orderBy(asc(f.subject), asc(f.subjectId)).limit(batchSize),
  ({ subjectType, id }) => ({ subject: subjectType, id }), ({ subjectType, id, createdAt }) => ({ subjectType, subjectId: id, createdAt }));
}

/** What the person was told: of which proposal and what, without the titles that others gave. */
function noticesOf({ read, tables }: Context, person: string) {
  const { notices: n } = tables;
  return inBatches((after: Place | null) => read.select({ id: n.id, at: n.at, noticeKind: n.kind, relation: n.relation, notification: n.setting, data: n.data, readAt: n.readAt })
    .from(n).where(and(eq(n.userId, person), behind(n.at, n.id, after))).orderBy(asc(n.at), asc(n.id)).limit(batchSize),
  ({ at, id }) => ({ at, id }), ({ data, at, noticeKind, relation, notification, readAt }) => ({ at, noticeKind, relation, reference: data.reference ?? data.initiative ?? null, notification, readAt }));
}

/** Drafts that the person began or saved last. One of an organisation they left may hold what others wrote since. */
function draftsOf({ read, tables, locale }: Context, person: string) {
  const { proposalDrafts: d, plans, organisations, memberships: m } = tables;
  const isMember = exists(read.select({ id: m.userId }).from(m).where(and(eq(m.organisationId, d.organisationId), eq(m.userId, person))));
  const whose = or(eq(d.updatedBy, person), and(eq(d.ownerId, person), or(isNull(d.organisationId), isMember)));
  return inBatches((after: string | null) => read.select({ id: d.id, plan: plans.title, organisation: organisations.name, draftState: d.state, createdAt: d.createdAt, updatedAt: d.updatedAt, language: d.language, title: d.title, problem: d.problem, change: d.change, effect: d.effect, ogpValues: d.ogpValues, policyAreas: d.policyAreas })
    .from(d).innerJoin(plans, eq(plans.id, d.planId)).leftJoin(organisations, eq(organisations.id, d.organisationId)).where(and(isNull(d.proposalId), whose, after ? gt(d.id, after) : undefined)).orderBy(asc(d.id)).limit(batchSize),
  (row) => row.id, (row) => { const { plan, ...rest } = withoutId(row); return { ...rest, plan: plan[locale] }; });
}

/** Drafts of organisations' positions that the person saved last, or began and still belongs to. */
function positionDraftsOf({ read, tables }: Context, person: string) {
  const { positionDrafts: d, proposals: p, organisations, memberships: m } = tables;
  const isMember = exists(read.select({ id: m.userId }).from(m).where(and(eq(m.organisationId, d.organisationId), eq(m.userId, person))));
  return inBatches((after: string | null) => read.select({ id: d.id, reference: p.reference, organisation: organisations.name, draftState: d.state, createdAt: d.createdAt, updatedAt: d.updatedAt, language: d.language, stance: d.stance, body: d.body })
    .from(d).innerJoin(p, eq(p.id, d.proposalId)).innerJoin(organisations, eq(organisations.id, d.organisationId)).where(and(or(eq(d.updatedBy, person), and(eq(d.startedBy, person), isMember)), after ? gt(d.id, after) : undefined)).orderBy(asc(d.id)).limit(batchSize), (row) => row.id, withoutId);
}

/** Which comments the person found useful: by the proposal, as what others wrote is not in it. */
function usefulMarksOf({ read, tables }: Context, person: string) {
  const { usefulMarks: u, comments: c, proposals: p } = tables;
  return inBatches((after: string | null) => read.select({ id: u.commentId, reference: p.reference, createdAt: u.createdAt })
    .from(u).innerJoin(c, eq(c.id, u.commentId)).innerJoin(p, eq(p.id, c.proposalId)).where(and(eq(u.userId, person), after ? gt(u.commentId, after) : undefined)).orderBy(asc(u.commentId)).limit(batchSize), (row) => row.id, withoutId);
}

function draftNotesOf({ read, tables }: Context, person: string) {
  const { draftNotes: n, proposalDrafts: d, organisations } = tables;
  return inBatches((after: string | null) => read.select({ id: n.id, organisation: organisations.name, noteKind: n.kind, createdAt: n.createdAt, body: n.body })
    .from(n).innerJoin(d, eq(d.id, n.draftId)).leftJoin(organisations, eq(organisations.id, d.organisationId)).where(and(eq(n.authorId, person), after ? gt(n.id, after) : undefined)).orderBy(asc(n.id)).limit(batchSize), (row) => row.id, withoutId);
}

/** What the person wrote to other staff about cases. */
function caseNotesOf({ read, tables }: Context, person: string) {
  const { caseNotes: n, proposals: p } = tables;
  return inBatches((after: string | null) => read.select({ id: n.id, reference: p.reference, createdAt: n.createdAt, body: n.body })
    .from(n).innerJoin(p, eq(p.id, n.proposalId)).where(and(eq(n.authorId, person), after ? gt(n.id, after) : undefined)).orderBy(asc(n.id)).limit(batchSize), (row) => row.id, withoutId);
}

/** Answers that the person is writing as staff. Once published they are the authority's. */
function answerDraftsOf({ read, tables }: Context, person: string) {
  const { answerDrafts: d, proposals: p } = tables;
  return inBatches((after: string | null) => read.select({ id: d.proposalId, reference: p.reference, createdAt: d.createdAt, updatedAt: d.updatedAt, answerState: d.state, outcome: d.outcome, language: d.language, authority: d.authority, authorityRole: d.authorityRole, summary: d.summary, reasonCodes: d.reasonCodes, reason: d.reason, elementsAdopted: d.elementsAdopted, elementsNotAdopted: d.elementsNotAdopted, landedIn: d.landedIn, forwardedTo: d.forwardedTo, correction: d.correction })
    .from(d).innerJoin(p, eq(p.id, d.proposalId)).where(and(eq(d.authorId, person), after ? gt(d.proposalId, after) : undefined)).orderBy(asc(d.proposalId)).limit(batchSize), (row) => row.id, withoutId);
}

/** Versions of initiatives that the person saved, with all that they say. */
function initiativeVersionsOf({ read, tables }: Context, person: string) {
  const { initiativeVersions: v, initiatives: i } = tables;
  return inBatches((after: { id: string; version: number } | null) => read.select({ id: v.initiativeId, reference: i.reference, version: v.number, createdAt: v.createdAt, body: v.note, detail: v.content })
    .from(v).innerJoin(i, eq(i.id, v.initiativeId)).where(and(eq(v.createdBy, person), after ? and(gte(v.initiativeId, after.id), or(gt(v.initiativeId, after.id), gt(v.number, after.version))) : undefined)).orderBy(asc(v.initiativeId), asc(v.number)).limit(batchSize),
  ({ id, version }) => ({ id, version }), (row) => ({ ...withoutId(row), detail: row.detail }));
}

/** What the person has written in initiatives and not saved. */
function initiativeEditsOf({ read, tables }: Context, person: string) {
  const { initiativeEdits: e, initiatives: i } = tables;
  return inBatches((after: string | null) => read.select({ id: e.initiativeId, reference: i.reference, version: e.baseVersion, updatedAt: e.savedAt, detail: e.fields })
    .from(e).innerJoin(i, eq(i.id, e.initiativeId)).where(and(eq(e.userId, person), after ? gt(e.initiativeId, after) : undefined)).orderBy(asc(e.initiativeId)).limit(batchSize), (row) => row.id, withoutId);
}

/** What the person reported as staff on how initiatives are carried out. */
function milestoneReportsOf({ read, tables }: Context, person: string) {
  const { milestoneReports: r, milestones: m, initiatives: i } = tables;
  return inBatches((after: string | null) => read.select({ id: r.id, reference: i.reference, createdAt: r.at, language: r.language, body: r.body, milestone: m.position, completion: r.completion, evidence: r.evidence, hidden: r.hideReason })
    .from(r).innerJoin(m, eq(m.id, r.milestoneId)).innerJoin(i, eq(i.id, m.initiativeId)).where(and(eq(r.reportedBy, person), after ? gt(r.id, after) : undefined)).orderBy(asc(r.id)).limit(batchSize),
  (row) => row.id, (row) => { const { milestone, completion, evidence, hidden, ...rest } = withoutId(row); return { ...rest, detail: { milestone, completion, evidence, hidden } }; });
}

function savedViewsOf({ read, tables, locale }: Context, person: string) {
  const { savedViews: v, plans } = tables;
  return inBatches((after: string | null) => read.select({ id: v.id, plan: plans.title, name: v.name, query: v.query, createdAt: v.createdAt })
    .from(v).innerJoin(plans, eq(plans.id, v.planId)).where(and(eq(v.userId, person), after ? gt(v.id, after) : undefined)).orderBy(asc(v.id)).limit(batchSize), (row) => row.id, (row) => { const { plan, ...rest } = withoutId(row); return { ...rest, plan: plan[locale] }; });
}

/** Files that the person attached, also to what others of their organisation wrote; with the address from which each can be fetched. */
function attachmentsOf({ read, tables }: Context, person: string) {
  const { attachments: a, proposals: p } = tables;
  return inBatches((after: string | null) => read.select({ id: a.id, reference: p.reference, fileName: a.name, fileType: a.type, fileSize: a.size, sha256: a.sha256, createdAt: a.createdAt, draftId: a.draftId })
    .from(a).leftJoin(p, eq(p.id, a.proposalId)).where(and(eq(a.uploadedBy, person), after ? gt(a.id, after) : undefined)).orderBy(asc(a.id)).limit(batchSize),
  (row) => row.id, (row) => { const { draftId, ...rest } = row; return { ...withoutId(rest), onDraft: draftId !== null, address: `/attachments/${row.id}/${encodeURIComponent(row.fileName)}` }; });
}

/** What the person did, and what was done with their account: by whom is told as a role. */
async function* actsOf({ read, tables }: Context, person: string): AsyncGenerator<DataRow[]> {
  const { auditEntries: a } = tables;
  const concerns = or(eq(a.actorId, person), and(eq(a.subjectType, "user"), eq(a.subjectId, person)));
  let after = "";
  for (;;) {
    const [end] = await read.select({ id: a.id }).from(a).where(gt(a.id, after)).orderBy(asc(a.id)).limit(1).offset(auditBatch - 1);
    const rows = await read.select({ id: a.id, at: a.at, actorId: a.actorId, actorRole: a.actorRole, action: a.action, subjectType: a.subjectType, subjectId: a.subjectId, data: a.data })
      .from(a).where(and(gt(a.id, after), end ? lte(a.id, end.id) : undefined, concerns)).orderBy(asc(a.id));
    if (rows.length > 0) yield rows.map((row) => actOf(row, person));
    if (!end) return;
    after = end.id;
  }
}

type AuditRow = Pick<Context["tables"]["auditEntries"]["$inferSelect"], "at" | "actorId" | "actorRole" | "action" | "subjectType" | "subjectId" | "data">;

function actOf({ at, actorId, actorRole, action, subjectType, subjectId, data }: AuditRow, person: string): DataRow {
  const isOther = subjectType === "user" && subjectId !== person;
  return { at, byMe: actorId === person, actorRole, action, subjectType, subjectId: isOther ? null : subjectId, detail: isOther ? {} : (withoutOthers(data, person) as Record<string, unknown>) };
}

/** The details of an act without the ids of people other than this one. */
function withoutOthers(value: unknown, person: string): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withoutOthers(each, person));
  return Object.fromEntries(Object.entries(value).filter(([key, each]) => each === person || !/^(user|assignee|author|actor|member|owner)(id)?s?$|by$/i.test(key)).map(([key, each]) => [key, withoutOthers(each, person)]));
}
