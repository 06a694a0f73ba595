import type { Database } from "better-sqlite3";
import { speakerOf, usualVoice } from "#app/domain/proposals/speaker.ts";
import { comments, commentTallies, supports, usefulMarks } from "#db/schema/sqlite.ts";
import type { ParticipantType, Stance } from "#db/values.ts";
import type { Audit } from "./audit.ts";
import { prepareInsert } from "./insert.ts";
import { collectedUntil, type Ground } from "./people.ts";
import { seededId, type Random } from "./random.ts";
import type { Writer } from "./texts.ts";

const hour = 3_600_000;

/** One proposal in so many has a long debate: the page with fifty comments. */
export const longDebateEvery = 100;
export const longDebate = 50;

/** A few proposals, by their place, have a debate of a size that is seldom seen: one of them at least is not hidden. */
export const hugeDebate = 2000;
export const hugeDebates: readonly number[] = [250, 251, 252];

/** How many comments each of a hundred proposals gets: one fifty, the others what is left of five each, unevenly. */
export function shareComments(random: Random): number[] {
  const shares = Array.from({ length: longDebateEvery }, () => 0);
  shares[0] = longDebate;
  for (let left = longDebateEvery * 5 - longDebate; left > 0; left -= 1) shares[1 + Math.floor(random.next() ** 2 * (longDebateEvery - 1))]! += 1;
  return shares;
}

/** How many supports a proposal gets: most few, some many; about three on average. */
export function drawSupports(random: Random, people: number): number {
  return Math.min(Math.floor(0.75 / (1 - random.next()) ** 0.75), Math.floor(people / 4), 250);
}

export function createDebateWriter(connection: Database, random: Random, writer: Writer, ground: Ground, audit: Audit) {
  const insertSupport = prepareInsert(connection, supports);
  const insertComment = prepareInsert(connection, comments);
  const insertMark = prepareInsert(connection, usefulMarks);
  const setCounts = connection.prepare("update comments set reply_count = ?, useful_count = ? where id = ?");
  const insertTally = prepareInsert(connection, commentTallies);

  /** Different people from a random place on, but not the author. */
  function writeSupports(proposal: { id: string; author: Ground["people"][number] }, from: Date, count: number) {
    const start = random.below(ground.people.length);
    let written = 0;
    for (let step = 0; written < count; step += 1) {
      const person = ground.people[(start + step) % ground.people.length]!;
      if (person.id === proposal.author.id) continue;
      const createdAt = laterThan(from);
      insertSupport({ proposalId: proposal.id, userId: person.id, participantType: person.participantType, createdAt });
      audit(person, createdAt, "proposal.supported", "proposal", proposal.id);
      written += 1;
    }
  }

  /** One comment in five replies to one before it. */
  function writeComments(proposalId: string, from: Date, count: number) {
    const tallies = new Map<string, { participantType: ParticipantType; stance: Stance; count: number }>();
    const tops: { id: string; at: Date; replies: number }[] = [];
    for (let index = 0; index < count; index += 1) {
      const person = random.pick(ground.people);
      const parent = index % 5 === 4 ? random.pick(tops) : null;
      const createdAt = laterThan(parent?.at ?? from);
      const id = seededId(random, createdAt);
      const stance = parent ? null : random.weighted<Stance>({ for: 55, against: 25, neutral: 20 });
      insertComment({ ...speakerOf(person, usualVoice(person)), id, proposalId, parentId: parent?.id ?? null, stance, language: person.locale, body: writer.text(person.locale, 8 + random.below(50)), formKey: seededId(random, createdAt), createdAt });
      audit(person, createdAt, "comment.written", "comment", id, { proposalId });
      if (parent) parent.replies += 1;
      if (!stance) continue;
      tops.push({ id, at: createdAt, replies: 0 });
      const key = `${person.participantType} ${stance}`;
      const tally = tallies.get(key) ?? { participantType: person.participantType, stance, count: 0 };
      tally.count += 1;
      tallies.set(key, tally);
    }
    for (const top of tops) {
      // Of a long debate some comments are found useful, by people next to one another in the list.
      const useful = count > longDebate ? random.below(6) : 0;
      const start = random.below(ground.people.length);
      for (let step = 0; step < useful; step += 1) insertMark({ commentId: top.id, userId: ground.people[(start + step) % ground.people.length]!.id, createdAt: top.at });
      if (top.replies + useful > 0) setCounts.run(top.replies, useful, top.id);
    }
    for (const tally of tallies.values()) insertTally({ proposalId, ...tally });
  }

  function laterThan(from: Date) {
    return new Date(Math.min(from.getTime() + Math.floor(random.next() * 14 * 24 * hour), collectedUntil.getTime() + 14 * 24 * hour));
  }

  return { writeSupports, writeComments };
}
