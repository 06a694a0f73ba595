import type { Database } from "better-sqlite3";
import { searchFacets } from "#app/domain/proposals/keep-books.server.ts";
import { proposalReference } from "#app/domain/proposals/reference.ts";
import { speakerOf, usualVoice } from "#app/domain/proposals/speaker.ts";
import { initiatives, initiativeSources, journeyEntries, outboxMessages, proposalDrafts, proposals, proposalTallies, responses } from "#db/schema/sqlite.ts";
import type { MailKind } from "#db/mail-kinds.ts";
import type { Outcome, ProposalStatus } from "#db/values.ts";
import type { Audit } from "./audit.ts";
import type { Frame } from "./frames.ts";
import { prepareInsert } from "./insert.ts";
import type { Ground } from "./people.ts";
import { seededId, type Random } from "./random.ts";
import type { Writer } from "./texts.ts";

type Author = Ground["people"][number];
type Row = typeof proposals.$inferInsert & { status: ProposalStatus };
export type DraftInitiative = { id: string; reference: string };

const hour = 3_600_000;

/** How proposals stand: most wait, some were answered, a few are hidden, enough for a full page of them among a thousand. Each outcome but a merger, which needs a second proposal. */
const fates = { received: 681, under_consideration: 120, adopted: 30, partly_adopted: 50, already_under_way: 20, forwarded: 10, not_adopted: 60, out_of_scope: 9, hidden: 30 } as const;

export function createProposalWriter(connection: Database, random: Random, writer: Writer, ground: Ground, audit: Audit) {
  const insert = prepareInsert(connection, proposals);
  const insertDraft = prepareInsert(connection, proposalDrafts);
  const insertMail = prepareInsert(connection, outboxMessages);
  const insertJourney = prepareInsert(connection, journeyEntries);
  const insertResponse = prepareInsert(connection, responses);
  const insertSource = prepareInsert(connection, initiativeSources);
  const insertEntry = connection.prepare("insert into search_entries (proposal_id) values (?)");
  const insertIndex = connection.prepare("insert into search_index (rowid, title, body, facets) values (?, ?, ?, ?)");
  const tallies = new Map<string, typeof proposalTallies.$inferInsert>();
  const drafts = writeInitiatives(connection, random, ground);
  let considered = 0;

  /** Writes a proposal with all that a person's submission and the desk's acts leave behind. */
  function writeProposal(number: number, frame: Frame): void {
    const { id, submittedAt } = frame;
    const author = ground.people[frame.author]!;
    const language = random.next() < 0.85 ? "da" : "en";
    const fate = random.weighted(fates);
    const isHidden = fate === "hidden";
    const status: ProposalStatus = isHidden ? "received" : fate;
    const moderator = random.pick(ground.moderators);
    const row: Row = {
      ...speakerOf(author, usualVoice(author)), id, reference: proposalReference(ground.planCode, author.participantType, number), planId: ground.planId, themeId: random.pick(ground.themeIds),
      language, title: writer.title(language), problem: writer.text(language, 20 + random.below(50)), change: writer.text(language, 25 + random.below(60)), effect: writer.text(language, 10 + random.below(35)),
      status, isHidden, ...(isHidden && { hideReason: "advertising" as const, hideNote: "Reklame" }), assigneeId: status === "received" ? null : moderator.id,
      supportCount: frame.supports, commentCount: frame.comments, submittedAt, version: 1,
    };
    const after = row.submittedAt.getTime() + (2 + random.below(200)) * hour;
    const shortlistedInto = fate === "under_consideration" ? draftFor() : null;
    // As the commands leave it: where the desk stands with it, and when it was public and answered.
    row.publishedAt = submittedAt;
    if (status === "under_consideration") row.stage = "in_triage";
    else if (status !== "received") Object.assign(row, { stage: "published", firstAnsweredAt: new Date(after) });
    row.version = 1 + (isHidden || status !== "received" ? 1 : 0) + (shortlistedInto ? 1 : 0);
    insert(row);
    submission(row, author);
    if (isHidden) hide(row, moderator, after);
    else book(row);
    if (status === "under_consideration") takeOn(row, moderator, after);
    else if (status !== "received") answer(row, author, moderator, after, status);
    if (shortlistedInto) shortlist(row, author, moderator, after + hour, shortlistedInto);
  }

  function submission(row: Row, author: Author) {
    const { id, planId, themeId, title, problem, change, effect, display, submittedAt } = row;
    insertDraft({ id: seededId(random, submittedAt), planId, ownerId: author.id, tokenHash: null, themeId, title, problem, change, effect, language: author.locale, updatedAt: submittedAt, createdAt: submittedAt, proposalId: id });
    journey(row, "submitted", submittedAt, {});
    audit(author, submittedAt, "proposal.submitted", "proposal", id, { reference: row.reference, display });
    mail("proposal_received", author, submittedAt, `received:${id}`);
  }

  /** What is counted and found of a visible proposal. */
  function book(row: Row) {
    const { planId, themeId, participantType, status } = row;
    const key = `${themeId} ${participantType} ${status}`;
    const tally = tallies.get(key) ?? { planId, themeId, participantType, status, count: 0 };
    tally.count += 1;
    tallies.set(key, tally);
    const entry = insertEntry.run(row.id).lastInsertRowid;
    insertIndex.run(entry, writer.stem(row.title), writer.stem(`${row.problem}\n${row.change}\n${row.effect}`), Object.values(searchFacets(row)).join(" "));
  }

  function hide(row: Row, moderator: Ground["moderators"][number], at: number) {
    journey(row, "hidden", new Date(at), { reason: "advertising" });
    audit(moderator, new Date(at), "proposal.hidden", "proposal", row.id, { reason: "advertising" });
  }

  function takeOn(row: Row, moderator: Ground["moderators"][number], at: number) {
    journey(row, "taken_on", new Date(at), {});
    audit(moderator, new Date(at), "case.taken_on", "proposal", row.id, { before: { assigneeId: null, status: "received" }, after: { assigneeId: moderator.id, status: "under_consideration" } });
  }

  function answer(row: Row, author: Author, moderator: Ground["moderators"][number], at: number, outcome: Outcome) {
    const publishedAt = new Date(at);
    insertResponse({ id: seededId(random, publishedAt), proposalId: row.id, version: 1, outcome, reason: writer.text("da", 30 + random.below(80)), elementsAdopted: "", elementsNotAdopted: "", forwardedTo: outcome === "forwarded" ? "Digitaliseringsstyrelsen" : null, language: "da", authorId: moderator.id, publishedAt });
    journey(row, "answered", publishedAt, { outcome });
    audit(moderator, publishedAt, "proposal.answered", "proposal", row.id, { before: { status: "received" }, after: { status: outcome }, responseVersion: 1 });
    mail("proposal_answered", author, publishedAt, `answered:${row.id}:1`);
  }

  /** The first draft has a full page of sources in a small database too: else its page would be compared with an empty one. */
  function draftFor(): DraftInitiative | null {
    considered += 1;
    if (considered <= 30) return drafts[0]!;
    return random.next() < 0.15 ? random.pick(drafts) : null;
  }

  function shortlist(row: Row, author: Author, moderator: Ground["moderators"][number], at: number, initiative: DraftInitiative) {
    const createdAt = new Date(at);
    insertSource({ initiativeId: initiative.id, proposalId: row.id, degree: "partly", passage: "", createdBy: moderator.id, createdAt, submittedAt: row.submittedAt });
    journey(row, "shortlisted", createdAt, { initiative: initiative.reference });
    audit(moderator, createdAt, "proposal.shortlisted", "proposal", row.id, { initiative: initiative.reference, after: "partly" });
    mail("proposal_shortlisted", author, createdAt, `shortlisted:${initiative.id}:${row.id}`);
  }

  function journey(row: Row, kind: "submitted" | "taken_on" | "answered" | "shortlisted" | "hidden", at: Date, detail: Record<string, string>) {
    insertJourney({ id: seededId(random, at), proposalId: row.id, kind, detail, at });
  }

  /** All mail has been sent: then nothing is left of what it said. */
  function mail(kind: MailKind, to: Author, at: Date, dedupeKey: string) {
    insertMail({ id: seededId(random, at), kind, recipient: to.email, locale: to.locale, payload: {}, dedupeKey, createdAt: at, availableAt: at, attempts: 1, sentAt: at });
  }

  function writeTallies() {
    const insertTally = prepareInsert(connection, proposalTallies);
    for (const tally of tallies.values()) insertTally(tally);
  }

  return { writeProposal, writeTallies };
}

export const initiativeCount = 12;

function writeInitiatives(connection: Database, random: Random, ground: Ground): DraftInitiative[] {
  const insert = prepareInsert(connection, initiatives);
  return Array.from({ length: initiativeCount }, (_, index) => {
    const createdAt = new Date("2026-02-01T09:00:00Z");
    const initiative = { id: seededId(random, createdAt), reference: `${ground.planCode}-I-${String(index + 1).padStart(2, "0")}` };
    insert({ ...initiative, planId: ground.planId, themeId: ground.themeIds[index % ground.themeIds.length]!, sequence: index + 1, state: "draft", title: { da: `Udkast nummer ${index + 1}`, en: "" }, summary: { da: "", en: "" }, facts: {}, createdAt });
    return initiative;
  });
}
