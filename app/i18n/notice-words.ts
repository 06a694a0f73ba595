import type { NoticeData } from "#db/schema/participation.ts";
import { initiativeNoticeKinds, planNoticeKinds, type FollowSubject, type NoticeKind, type NoticeRelation } from "#db/values.ts";

/** A notice that is put into words. `now` tells how much time is left before a deadline. */
export type NoticeToWord = { kind: NoticeKind; relation: NoticeRelation; data: NoticeData };

/** What one says of a notice: what happened to `of`, which is the proposal's name or, under a heading with it, "the proposal". */
export type NoticeLines = Record<NoticeKind, (about: { of: string; data: NoticeData; relation: NoticeRelation; now: Date }) => string>;

/** Why one is told, by what one is to the proposal, or by what one follows. */
export type NoticeReasons = Record<Exclude<NoticeRelation, "follower">, string> & { follower: Record<FollowSubject, string>; draft: string; /** Of an answer to a comment on an initiative. */ initiativeComment: { own: string; organisation: string }; /** Of how an initiative is carried out. */ initiative: Record<"author" | "co_author", string>; /** Of what becomes of a whole plan. */ plan: Record<Exclude<NoticeRelation, "follower" | "drafter">, string>; /** To whom the proposal is another's: what they have to do with was merged into it, or it is a part of that. */ through: Record<"joined" | "part", Record<NoticeRelation, string>> };

/** The words for notices in one language. */
export type NoticeWords = {
  lines: NoticeLines;
  because: NoticeReasons;
  /** A proposal by its title, if it may be named, and its reference. */
  named: (title: string | undefined, reference: string) => string;
  /** The proposal whose name stands above. */
  theProposal: string;
  untitled: (reference: string) => string;
};

/** What happened, as a sentence without a full stop. */
export function noticeLine(words: NoticeWords, { kind, relation, data }: NoticeToWord, now: Date, isUnderItsName = false): string {
  const of = isUnderItsName ? words.theProposal : words.named(data.title, data.reference ?? "");
  const line = words.lines[kind]({ of, data, relation, now });
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** A sentence that goes on after a colon. */
export function startLower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Why the reader is told. */
export function noticeReason(words: NoticeWords, { kind, relation, data }: NoticeToWord): string {
  const { because } = words;
  if (kind === "deadline_week" || kind === "deadline_day" || (kind === "plan_dates_changed" && relation === "drafter")) return because.draft;
  if (planNoticeKinds.includes(kind) && relation !== "follower" && relation !== "drafter") return because.plan[relation];
  if (kind === "initiative_comment_answered") return because.initiativeComment[relation === "drafter" ? "organisation" : "own"];
  if (initiativeNoticeKinds.includes(kind) && (relation === "author" || relation === "co_author")) return because.initiative[relation];
  if (data.through === "joined" || data.through === "part") return because.through[data.through][relation];
  return relation === "follower" ? because.follower[(data.followed ?? "proposal") as FollowSubject] : because[relation];
}

/** Days, hours and minutes until a moment; nothing is left when it is past. */
export function timeLeft(now: Date, until: string | undefined): { days: number; hours: number; minutes: number } | null {
  const minutes = Math.floor((new Date(until ?? 0).getTime() - now.getTime()) / 60_000);
  return minutes < 0 ? null : { days: Math.floor(minutes / 1440), hours: Math.floor((minutes % 1440) / 60), minutes: minutes % 60 };
}
