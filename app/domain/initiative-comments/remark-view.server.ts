import { eq } from "drizzle-orm";
import { inLocale, type Worded } from "#app/lib/bilingual.ts";
import type { Database } from "#db/prepared.ts";
import type { DraftOutcome, HideReason, InitiativeCommentPeriod } from "#db/values.ts";
import type { Context } from "../context.ts";
import { speakerView, type SpeakerView } from "../proposals/speaker.ts";
import { remarkActs, type Commentable, type RemarkActs } from "./policy.ts";

/** A comment on an initiative as its readers see it. What is hidden or deleted keeps its place without text and speaker. */
export type RemarkView = {
  id: string; period: InitiativeCommentPeriod; section: string | null; version: number; speaker: SpeakerView; language: string; body: string; createdAt: Date; editedAt: Date | null;
  isHidden: boolean; hideReason: HideReason | null; isDeleted: boolean; own: boolean; acts: RemarkActs;
  /** What became of it, and why, as who is responsible for the plan answers. Not told of what is hidden. */
  answer: { outcome: DraftOutcome | null; text: Worded; at: Date } | null;
};

/** A query of comments with who speaks. */
export function selectRemarks({ read, tables: { initiativeComments: c, initiatives: i, organisations } }: Database) {
  return read.select({ remark: c, reference: i.reference, initiativeVersion: i.version, state: i.state, title: i.title, organisation: organisations.name, verifiedAt: organisations.verifiedAt })
    .from(c).innerJoin(i, eq(i.id, c.initiativeId)).leftJoin(organisations, eq(organisations.id, c.organisationId)).$dynamic();
}

export type RemarkRow = Awaited<ReturnType<typeof selectRemarks>>[number];

/** A comment as this reader sees it now. */
export function remarkView(ctx: Context, { remark, organisation, verifiedAt }: RemarkRow, initiative: Commentable & { planId: string }): RemarkView {
  const { id, period, section, version, language, createdAt, isHidden, hideReason, deletedAt, outcome, answer, answeredAt } = remark;
  const acts = remarkActs(ctx.actor, remark, initiative, ctx.now);
  const own = ctx.actor.kind === "person" && ctx.actor.id === remark.authorId;
  const isGone = isHidden || deletedAt !== null;
  return {
    id, period, section, version, language, createdAt, isHidden, hideReason, isDeleted: deletedAt !== null, own, acts,
    speaker: isGone ? { type: remark.participantType, display: "code", name: "", organisation: null, organisationId: null, verified: false } : speakerView({ ...remark, organisation, verifiedAt }),
    body: isGone ? "" : remark.body, editedAt: isGone ? null : remark.editedAt,
    answer: answeredAt === null || isHidden ? null : { outcome, text: inLocale(answer ?? { da: "", en: "" }, ctx.locale), at: answeredAt },
  };
}
