import { and, eq, inArray, isNotNull, isNull, like, ne, or, sql, type SQL } from "drizzle-orm";
import type { WriteHandle } from "#db/store.ts";
import type { Locale } from "#db/values.ts";
import { emailKey } from "../accounts/schema.ts";
import { belongingToNothing } from "../attachments/attach.server.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import { queueMail } from "../mail/queue-mail.server.ts";
import { limitKeysOf } from "../rate-limits/limits.ts";
import { unname } from "./change-names.server.ts";
import { leaveCoAuthorships } from "./leave-co-authorships.server.ts";
import { leaveOrganisations } from "./leave-organisations.server.ts";

/** Why an account is deleted: its owner asked for it, or it was not used for a long time. */
export type DeletionCause = "asked" | "unused";

type Leaving = { id: string; email: string; emailKey: string; name: string; locale: Locale; neutralCode: string };

/**
 * Removes everything of a person but what they said in public, which stays under their neutral code or their
 * organisation's name. The account's row stays too, with nothing of the person in it, as support is counted by it. All
 * of it happens or nothing. `isDue` is checked by the first statement, which holds the row: of several processes one
 * carries it out, and an account that was kept meanwhile is kept. Answers whether it was carried out here.
 */
export async function deleteAccount(ctx: Context, id: string, cause: DeletionCause, isDue: SQL): Promise<boolean> {
  if (ctx.actor.kind !== "system") throw forbidden();
  const { users } = ctx.tables;
  return ctx.write(async (tx) => {
    const [person] = await tx.update(users).set({ version: sql`${users.version} + 1` }).where(and(eq(users.id, id), isNull(users.deletedAt), isDue))
      .returning({ id: users.id, email: users.email, emailKey: users.emailKey, name: users.name, locale: users.locale, neutralCode: users.neutralCode });
    if (!person) return false;
    const proposals = await unname(ctx, tx, "proposals", person);
    const comments = (await unname(ctx, tx, "comments", person)) + (await unname(ctx, tx, "initiativeComments", person));
    await removeAuthor(ctx, tx, id);
    await leaveCoAuthorships(ctx, tx, person);
    await leaveOrganisations(ctx, tx, person);
    await removeReporter(ctx, tx, person);
    await removeAssessor(ctx, tx, person);
    await removeFiles(ctx, tx, id);
    await removeDrafts(ctx, tx, id);
    await removeMail(ctx, tx, person);
    await removeFromAccount(ctx, tx, id);
    await recordAct(ctx, tx, { action: "account.deleted", subjectType: "user", subjectId: id, data: { cause, renamed: { proposals, comments } } });
    await queueMail(ctx, tx, { kind: "account_deleted", to: person.email, locale: person.locale, payload: { name: person.name }, dedupeKey: `deleted:${id}` });
    return true;
  });
}

/** What was said belongs to nobody's account any more; what the person was working on at the desk is free. */
async function removeAuthor(ctx: Context, tx: WriteHandle, id: string) {
  const { proposals, proposalVersions, comments, caseNotes, savedViews, casePresence, bulkJobs, initiativeComments, initiativeVersions, initiativeEdits, milestoneReports, reviewCodings, selfAssessments, meetings, outreach, repositoryDocuments, complianceRules } = ctx.tables;
  for (const table of [meetings, outreach, repositoryDocuments]) await tx.update(table).set({ createdBy: null }).where(eq(table.createdBy, id));
  await tx.update(complianceRules).set({ changedBy: null }).where(eq(complianceRules.changedBy, id));
  await tx.update(bulkJobs).set({ orderedBy: null }).where(eq(bulkJobs.orderedBy, id));
  await tx.update(proposals).set({ authorId: null }).where(eq(proposals.authorId, id));
  await tx.update(proposalVersions).set({ editedBy: null }).where(eq(proposalVersions.editedBy, id));
  await tx.update(comments).set({ authorId: null }).where(eq(comments.authorId, id));
  await tx.update(initiativeComments).set({ authorId: null }).where(eq(initiativeComments.authorId, id));
  await tx.update(initiativeComments).set({ answeredBy: null }).where(eq(initiativeComments.answeredBy, id));
  await tx.update(caseNotes).set({ authorId: null }).where(eq(caseNotes.authorId, id));
  await tx.update(initiativeVersions).set({ createdBy: null }).where(eq(initiativeVersions.createdBy, id));
  await tx.update(milestoneReports).set({ reportedBy: null }).where(eq(milestoneReports.reportedBy, id));
  for (const table of [reviewCodings, selfAssessments]) await tx.update(table).set({ changedBy: null }).where(eq(table.changedBy, id));
  for (const table of [savedViews, casePresence, initiativeEdits]) await tx.delete(table).where(eq(table.userId, id));
  await tx.update(proposals).set({ assigneeId: null, version: sql`${proposals.version} + 1` }).where(eq(proposals.assigneeId, id));
}

/** What was reported stays for who decides on it, without who said it, and without the address where it was left with a report. */
async function removeReporter(ctx: Context, tx: WriteHandle, { id, emailKey: key }: Leaving) {
  const { reports } = ctx.tables;
  // Compared folded, as the address may have been typed in another way; there are few, as a decision empties them.
  const left = await tx.selectDistinct({ email: reports.email }).from(reports).where(ne(reports.email, ""));
  const theirs = left.map(({ email }) => email).filter((email) => emailKey(email) === key);
  await tx.update(reports).set({ reporterId: null }).where(eq(reports.reporterId, id));
  await tx.update(reports).set({ email: "" }).where(inArray(reports.email, theirs));
}

/** What was submitted stays with the case, by the id of the emptied row; what was not, interests and rules go. An address that authorities were asked at is emptied. */
async function removeAssessor(ctx: Context, tx: WriteHandle, { id, email }: Leaving) {
  const { assessments: a, caseConflicts, assessorRules, authorityRequests: r } = ctx.tables;
  await tx.delete(a).where(and(eq(a.assessorId, id), eq(a.state, "draft")));
  await tx.update(a).set({ note: "" }).where(eq(a.assessorId, id));
  await tx.update(a).set({ assignedBy: null }).where(eq(a.assignedBy, id));
  await tx.delete(caseConflicts).where(eq(caseConflicts.userId, id));
  await tx.delete(assessorRules).where(eq(assessorRules.userId, id));
  await tx.update(r).set({ askedBy: null }).where(eq(r.askedBy, id));
  await tx.update(r).set({ email: "" }).where(eq(r.email, email));
}

/** Files on private drafts, and those that belong to nothing, are the worker's to remove at once; those of what was said stay with it. */
async function removeFiles(ctx: Context, tx: WriteHandle, id: string) {
  const { attachments: a, proposalDrafts: d } = ctx.tables;
  const privateDrafts = tx.select({ id: d.id }).from(d).where(and(eq(d.ownerId, id), isNull(d.organisationId), isNull(d.proposalId)));
  await tx.update(a).set({ draftId: null, createdAt: new Date(0) }).where(inArray(a.draftId, privateDrafts));
  await tx.update(a).set({ createdAt: new Date(0) }).where(and(eq(a.uploadedBy, id), belongingToNothing(ctx)));
  await tx.update(a).set({ uploadedBy: null }).where(eq(a.uploadedBy, id));
}

/** Private drafts go. An organisation's stay with it, and the notes on them without who wrote them. */
async function removeDrafts(ctx: Context, tx: WriteHandle, id: string) {
  const { proposalDrafts: d, draftNotes, positionDrafts } = ctx.tables;
  await tx.update(draftNotes).set({ authorId: null }).where(eq(draftNotes.authorId, id));
  await tx.delete(d).where(and(eq(d.ownerId, id), or(isNull(d.organisationId), isNotNull(d.proposalId))));
  // Without the token: it would give the draft to the browser that it was begun in.
  await tx.update(d).set({ ownerId: null, tokenHash: null }).where(eq(d.ownerId, id));
  await tx.update(d).set({ updatedBy: null }).where(eq(d.updatedBy, id));
  await tx.update(positionDrafts).set({ startedBy: null }).where(eq(positionDrafts.startedBy, id));
  await tx.update(positionDrafts).set({ updatedBy: null }).where(eq(positionDrafts.updatedBy, id));
}

/**
 * Mail that waits is not sent, and where mail went is not kept. An address that was about to become the person's own is
 * found by its link. Keys that make a mail the only one hold ids, never an address.
 */
async function removeMail(ctx: Context, tx: WriteHandle, person: Leaving) {
  const { outboxMessages: o, emailTokens, invitations } = ctx.tables;
  const links = await tx.select({ data: emailTokens.data }).from(emailTokens).where(eq(emailTokens.userId, person.id));
  const addresses = [person.email, ...links.flatMap(({ data }) => (data ? Object.values(data).filter((value) => value.includes("@")) : []))];
  const theirs = or(inArray(o.recipient, addresses), eq(o.userId, person.id), and(ne(o.recipient, ""), like(o.dedupeKey, `%${person.id}%`)));
  await tx.delete(o).where(and(isNull(o.sentAt), isNull(o.failedAt), theirs));
  await tx.update(o).set({ recipient: "", payload: {}, lastError: null, userId: null }).where(theirs);
  await tx.delete(invitations).where(eq(invitations.emailKey, person.emailKey));
  await tx.update(invitations).set({ invitedBy: null }).where(eq(invitations.invitedBy, person.id));
}

async function removeFromAccount(ctx: Context, tx: WriteHandle, id: string) {
  const { users, sessions, emailTokens, recoveryCodes, identities, notificationSettings, roleGrants, joinRequests, follows, notices, announcements, rateLimits, suspensions } = ctx.tables;
  for (const table of [sessions, emailTokens, recoveryCodes, identities, notificationSettings, roleGrants, joinRequests, follows, notices, suspensions]) await tx.delete(table).where(eq(table.userId, id));
  await tx.update(announcements).set({ actorId: null }).where(eq(announcements.actorId, id));
  await tx.delete(rateLimits).where(inArray(rateLimits.key, limitKeysOf(id)));
  await tx.update(users).set({
    // The key is no address, so nobody can sign in by it, and the address is free for a new account.
    email: "", emailKey: `deleted:${id}`, name: "", passwordHash: "", organisationId: null, display: "code", totpSecret: null, totpConfirmedAt: null, totpLastStep: null,
    lastSeenAt: null, deletionRequestedAt: null, deletionDueAt: null, retentionNoticeAt: null, deletedAt: ctx.now,
  }).where(eq(users.id, id));
}
