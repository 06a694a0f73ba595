import { and, asc, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { AnswerState, Outcome } from "#db/values.ts";
import type { Context } from "../context.ts";
import type { ProposalView } from "../proposals/get-proposal.server.ts";
import { requireStaff } from "../triage/policy.ts";
import type { Draft } from "./draft.server.ts";
import { mayApprove } from "./policy.ts";
import type { AnswerFields } from "./schema.ts";

/** The answer in the making, as the desk sees it: where it stands, and who wrote and approved it. */
export type DraftView = Required<Omit<AnswerFields, "language">> & { language: Draft["language"]; state: AnswerState; author: string | null; isMine: boolean; approver: string | null; approvedAt: Date | null; updatedAt: Date; sentBackNote: string };

export type AnswerPanel = {
  draft: DraftView | null; fourEyes: boolean; /** Whether the reader may approve the draft as it stands. */ mayApprove: boolean;
  templates: { id: string; name: string; outcome: Outcome }[];
};

/** What the desk needs to answer a case. */
export async function getAnswerPanel(ctx: Context, proposal: Pick<ProposalView, "id" | "plan">): Promise<AnswerPanel> {
  const staff = requireStaff(ctx.actor, proposal.plan.id);
  const [[plan], [row], templates] = await Promise.all([planRule(ctx).execute({ planId: proposal.plan.id }), draftOf(ctx).execute({ proposalId: proposal.id }), templatesOf(ctx).execute({ planId: proposal.plan.id })]);
  const fourEyes = plan?.fourEyes ?? false;
  if (!row) return { draft: null, fourEyes, mayApprove: false, templates };
  const { draft, author, approver } = row;
  const { outcome, summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, mergedInto, forwardedTo, landedIn, authority, authorityRole, correction, language, state, approvedAt, updatedAt, sentBackNote } = draft;
  return {
    fourEyes, templates, mayApprove: mayApprove(staff, draft, fourEyes),
    draft: { outcome, summary, reason, reasonCodes, elementsAdopted, elementsNotAdopted, mergedInto, forwardedTo, landedIn, authority, authorityRole, correction, language, state, approvedAt, updatedAt, sentBackNote, author, approver, isMine: draft.authorId === staff.id },
  };
}

const planRule = prepared(({ read, tables: { plans: p } }) => read.select({ fourEyes: p.fourEyes }).from(p).where(eq(p.id, sql.placeholder("planId"))));

const draftOf = prepared(({ read, tables: { answerDrafts: d, users } }) => {
  const name = (id: typeof d.authorId | typeof d.approvedBy) => sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;
  return read.select({ draft: d, author: name(d.authorId), approver: name(d.approvedBy) }).from(d).where(eq(d.proposalId, sql.placeholder("proposalId")));
});

const templatesOf = prepared(({ read, tables: { answerTemplates: t } }) => read.select({ id: t.id, name: t.name, outcome: t.outcome }).from(t).where(and(eq(t.planId, sql.placeholder("planId")), eq(t.isActive, true))).orderBy(asc(t.outcome), asc(t.name)));
