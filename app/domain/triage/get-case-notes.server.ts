import { eq, sql } from "drizzle-orm";
import { newId } from "#app/lib/id.ts";
import { prepared } from "#db/prepared.ts";
import type { CaseStage } from "#db/values.ts";
import { listCaseNotes, type CaseNote } from "../case-notes/list-case-notes.server.ts";
import { hasConflict } from "../assessment/has-conflict.server.ts";
import { isCoAuthor } from "../co-authors/is-co-author.server.ts";
import type { Context } from "../context.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { findOpenObjection } from "../reports/find-open-objection.server.ts";
import { inWords, listNewestEntries, type HistoryEntry } from "./case-history.server.ts";
import { listOfSameAuthor, type OtherSubmissions } from "./list-of-same-author.server.ts";
import { interestIn, requireStaff, type Interest } from "./policy.ts";
import { findUndoable, silentActs, type Undoable } from "./undoable.ts";

/** What the desk keeps about a case beside its public page. `interest`: why somebody else than the reader must handle it. */
export type CaseNotes = {
  version: number; stage: CaseStage; interest: Interest | null; hideNote: string | null;
  /** The decision whose objection waits for an answer. */
  objection: string | null;
  /** The text and the sender of what is hidden from the public. */
  text: { title: string; problem: string; change: string; effect: string; speaker: SpeakerView } | null;
  assignee: { id: string; name: string } | null;
  history: HistoryEntry[]; isMoreHistory: boolean;
  /** What the reader did last and can undo. */
  undoable: Pick<Undoable, "act" | "entry" | "isTold"> | null;
  /** What staff wrote to each other; null for who has an interest in the case. */
  notes: CaseNote[] | null; formKey: string;
  others: OtherSubmissions;
  /** Where it was imported from, and what it is called there. Nobody has an account behind it. */
  imported: { source: string; id: string } | null;
};

/** So much of the history stands in the case; all of it has a page. */
const historyShown = 15;

/** The internal side of a case. Reading a hidden text is recorded by the caller's command, see `recordHiddenRead`. */
export async function getCaseNotes(ctx: Context, { id, plan }: { id: string; plan: { id: string } }): Promise<CaseNotes> {
  const staff = requireStaff(ctx.actor, plan.id);
  const proposal = { id, plan };
  const [[row], entries, isBeside, isPartial, objection] = await Promise.all([caseRow(ctx).execute({ id: proposal.id }), listNewestEntries(ctx, proposal, historyShown), isCoAuthor(ctx, proposal.id), hasConflict(ctx, proposal.id), findOpenObjection(ctx, ctx.read, { proposalId: proposal.id, commentId: null })]);
  const { version, stage, hideNote, isHidden, title, problem, change, effect, assigneeId, assignee } = row!;
  const interest = interestIn(ctx.actor, { ...row!, isCoAuthor: isBeside, hasConflict: isPartial });
  const [history, notes, others] = await Promise.all([inWords(ctx, entries.slice(0, historyShown)), interest === null ? listCaseNotes(ctx, proposal) : null, listOfSameAuthor(ctx, proposal.plan, row!)]);
  const undoable = interest === null ? findUndoable(entries.find((entry) => !silentActs.some((act) => act === entry.action)), { id: staff.id, now: ctx.now }) : null;
  return {
    version, stage, interest, hideNote, objection, text: isHidden ? { title, problem, change, effect, speaker: speakerView(row!) } : null, assignee: assigneeId && assignee ? { id: assigneeId, name: assignee } : null,
    history, isMoreHistory: entries.length > historyShown, undoable: undoable && { act: undoable.act, entry: undoable.entry, isTold: undoable.isTold }, notes, formKey: newId(), others, imported: importOf(row!.sourceId),
  };
}

/** The names of sources hold no colon; ids may. */
function importOf(sourceId: string | null): CaseNotes["imported"] {
  const [, source, id] = /^([^:]*):(.*)$/su.exec(sourceId ?? "") ?? [];
  return source && id ? { source, id } : null;
}

const caseRow = prepared(({ read, tables: { proposals: p, users, organisations: o } }) =>
  read.select({
    id: p.id, planId: p.planId, authorId: p.authorId, version: p.version, stage: p.stage, hideNote: p.hideNote, isHidden: p.isHidden, title: p.title, problem: p.problem, change: p.change, effect: p.effect,
    sourceId: p.sourceId, participantType: p.participantType, display: p.display, shownName: p.shownName, organisationId: p.organisationId, organisation: o.name, verifiedAt: o.verifiedAt, assigneeId: p.assigneeId, assignee: users.name,
  }).from(p).leftJoin(users, eq(users.id, p.assigneeId)).leftJoin(o, eq(o.id, p.organisationId)).where(eq(p.id, sql.placeholder("id"))));
