import type { FollowSubject, NoticeKind, NoticeRelation, NotificationKind } from "#db/values.ts";

/**
 * Whom a notice is for, beside what one is to the proposal: which kinds of follows are meant, and whether the writer of the
 * comment that was replied to is (`parentAuthor`), and who else replied to it (`thread`).
 */
export type Audience = { relations: readonly Exclude<NoticeRelation, "follower">[]; follows: readonly FollowSubject[]; parentAuthor?: boolean; thread?: boolean };

const team = ["author", "co_author", "drafter"] as const;
const everyone = [...team, "commenter", "supporter"] as const;
const wide = ["proposal", "theme", "plan", "organisation", "initiative"] as const;

const audiences: Record<NoticeKind, Audience> = {
  // Nobody follows what is just being sent; who follows its surroundings is told.
  proposal_submitted: { relations: ["co_author"], follows: ["theme", "plan", "organisation"] },
  proposal_edited: { relations: [...team], follows: ["proposal"] },
  proposal_withdrawn: { relations: everyone, follows: wide },
  // Who takes a case on at the desk, or gives it back, says little to those who follow a whole plan.
  proposal_taken_on: { relations: everyone, follows: ["proposal"] },
  proposal_released: { relations: everyone, follows: ["proposal"] },
  proposal_answered: { relations: everyone, follows: wide },
  answer_changed: { relations: everyone, follows: wide },
  proposal_shortlisted: { relations: everyone, follows: wide },
  proposal_unshortlisted: { relations: everyone, follows: wide },
  proposal_hidden: { relations: everyone, follows: ["proposal"] },
  proposal_restored: { relations: everyone, follows: ["proposal"] },
  merge_undone: { relations: everyone, follows: wide },
  proposal_split: { relations: everyone, follows: wide },
  split_undone: { relations: everyone, follows: wide },
  // The author says it, and need not be told.
  author_replied: { relations: ["co_author", "commenter", "supporter"], follows: ["proposal"] },
  comment_written: { relations: team, follows: ["proposal"] },
  reply_written: { relations: team, follows: ["proposal"], parentAuthor: true },
  position_published: { relations: team, follows: ["proposal", "organisation"] },
  official_answer: { relations: everyone, follows: wide },
  // Of a whole plan: `plan-audience.server.ts` has those whom that concerns.
  plan_dates_changed: { relations: ["drafter"], follows: ["plan"] },
  plan_published: { relations: [], follows: [] },
  outcome_published: { relations: [], follows: [] },
  report_published: { relations: [], follows: [] },
  // Of an initiative: `initiative-audience.server.ts` has those whom that concerns; who is answered is told with the answer.
  milestone_reported: { relations: [], follows: [] },
  initiative_corrected: { relations: [], follows: [] },
  initiative_commented: { relations: [], follows: [] },
  initiative_comment_answered: { relations: [], follows: [] },
  deadline_week: { relations: ["drafter"], follows: [] },
  deadline_day: { relations: ["drafter"], follows: [] },
};

/**
 * Whom something concerns. Who supports or commented on a proposal is told of an edit when it is a major one. An answer of the
 * authority to one comment concerns those who talk there; one to the whole debate everybody.
 */
export function audienceOf(kind: NoticeKind, { isMajor = false, isReply = false }: { isMajor?: boolean; isReply?: boolean } = {}): Audience {
  if (kind === "official_answer" && isReply) return { relations: team, follows: ["proposal"], parentAuthor: true, thread: true };
  return kind === "proposal_edited" && isMajor ? { relations: everyone, follows: ["proposal"] } : audiences[kind];
}

/** Of several relations the first here counts. */
export const relationOrder = ["author", "co_author", "drafter", "commenter", "supporter", "follower"] as const satisfies readonly NoticeRelation[];

/** What is said in the debate, as opposed to what becomes of the proposal. */
const discussion: readonly NoticeKind[] = ["comment_written", "reply_written", "position_published"];

/** Which of a person's settings decides about mail of a notice. */
export function settingOf(kind: NoticeKind, relation: NoticeRelation): NotificationKind {
  if (kind === "deadline_week" || kind === "deadline_day") return "deadlines";
  if (relation === "follower") return "following";
  if (kind === "plan_dates_changed") return "deadlines";
  if (kind === "initiative_comment_answered") return "own_proposals";
  if (discussion.includes(kind)) return "discussion";
  if (relation === "commenter" || relation === "supporter") return "taking_part";
  return relation === "drafter" ? "organisation_work" : "own_proposals";
}

/** Whether it is also told to those who have to do with a proposal that became part of this one, or that this one is a part of: what becomes of it, not what is said of it or how it is worded. */
export function isToldThroughOthers(kind: NoticeKind): boolean {
  return ["proposal_withdrawn", "proposal_answered", "answer_changed", "proposal_shortlisted", "proposal_unshortlisted", "proposal_hidden", "proposal_restored", "merge_undone", "proposal_split", "split_undone"].includes(kind);
}

/** Whether something that happened to a proposal is told while its text is hidden, or what happened to a comment. What is told then names no title. */
export function isToldWhenHidden(kind: NoticeKind): boolean {
  return ["proposal_withdrawn", "proposal_answered", "answer_changed", "proposal_hidden", "proposal_restored"].includes(kind);
}
