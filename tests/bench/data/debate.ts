import type { Database } from "better-sqlite3";
import { speakerOf, usualVoice } from "#app/domain/proposals/speaker.ts";
import { comments, commentTallies, usefulMarks } from "#db/schema/sqlite.ts";
import type { ParticipantType, Stance } from "#db/values.ts";
import type { Audit } from "./audit.ts";
import { longDebate } from "./debate-sizes.ts";
import type { Frame } from "./frames.ts";
import { prepareInsert } from "./insert.ts";
import { laterThan, type Ground } from "./people.ts";
import { seededId, type Random } from "./random.ts";
import type { Writer } from "./texts.ts";

type Planned = { id: string; author: Ground["people"][number]; at: Date; stance: Stance | null; parent: Planned | null; replies: number; useful: number };

/** The tables that are written of a debate. */
export const debateTables = ["comments", "comment_tallies", "useful_marks"];

/** Writes the debates. `words`: how many a comment has at most. */
export function createDebateWriter(connection: Database, random: Random, writer: Writer, people: Ground["people"], audit: Audit, words: number) {
  const insertComment = prepareInsert(connection, comments);
  const insertMark = prepareInsert(connection, usefulMarks);
  const insertTally = prepareInsert(connection, commentTallies);

  /** One comment in five replies to one before it. */
  function plan({ submittedAt, comments: count }: Frame): Planned[] {
    const planned: Planned[] = [];
    const tops: Planned[] = [];
    for (let index = 0; index < count; index += 1) {
      const parent = index % 5 === 4 ? random.pick(tops) : null;
      const at = laterThan(random, parent?.at ?? submittedAt);
      const comment: Planned = { id: seededId(random, at), author: random.pick(people), at, parent, stance: parent ? null : random.weighted<Stance>({ for: 55, against: 25, neutral: 20 }), replies: 0, useful: 0 };
      planned.push(comment);
      if (parent) parent.replies += 1;
      else {
        tops.push(comment);
        // Of a long debate some comments are found useful.
        if (count > longDebate) comment.useful = random.below(6);
      }
    }
    return planned;
  }

  return function writeComments(frame: Frame): void {
    const tallies = new Map<string, { participantType: ParticipantType; stance: Stance; count: number }>();
    for (const { id, author, at, parent, stance, replies, useful } of plan(frame)) {
      insertComment({ ...speakerOf(author, usualVoice(author)), id, proposalId: frame.id, parentId: parent?.id ?? null, stance, language: author.locale, body: writer.text(author.locale, 8 + random.below(words - 7)), formKey: seededId(random, at), replyCount: replies, usefulCount: useful, createdAt: at });
      audit(author, at, "comment.written", "comment", id, { proposalId: frame.id });
      // By people next to one another in the list.
      const start = random.below(people.length);
      for (let step = 0; step < useful; step += 1) insertMark({ commentId: id, userId: people[(start + step) % people.length]!.id, createdAt: at });
      if (!stance) continue;
      const key = `${author.participantType} ${stance}`;
      const tally = tallies.get(key) ?? { participantType: author.participantType, stance, count: 0 };
      tally.count += 1;
      tallies.set(key, tally);
    }
    for (const tally of tallies.values()) insertTally({ proposalId: frame.id, ...tally });
  };
}
