import { count, eq, sql } from "drizzle-orm";
import { prepared } from "#db/prepared.ts";
import type { ParticipantType, Stance } from "#db/values.ts";
import type { Context } from "../context.ts";

/** How many visible comments there are per stance and participant type. */
export type CommentNumbers = Record<Stance, Record<ParticipantType, number> & { all: number }>;

/** Of comments and positions together, and of the positions alone. */
export type DebateNumbers = { all: CommentNumbers; positions: CommentNumbers };

/** Read from the tallies: replies and the answers of the authority have no stance and are not counted. Positions are as few as organisations, and are counted one by one. */
export async function getDebateNumbers(ctx: Context, proposalId: string): Promise<DebateNumbers> {
  const [all, positions] = await Promise.all([talliesOf(ctx).execute({ proposalId }), positionsOf(ctx).execute({ proposalId })]);
  return { all: summed(all), positions: summed(positions.flatMap(({ stance, ...row }) => (stance ? [{ ...row, stance }] : []))) };
}

/** Comments and positions together. */
export async function getCommentNumbers(ctx: Context, proposalId: string): Promise<CommentNumbers> {
  return summed(await talliesOf(ctx).execute({ proposalId }));
}

function summed(rows: readonly { stance: Stance; participantType: ParticipantType; count: number }[]): CommentNumbers {
  const empty = () => ({ citizen: 0, business: 0, ngo: 0, authority: 0, all: 0 });
  const numbers: CommentNumbers = { for: empty(), against: empty(), neutral: empty() };
  for (const row of rows) {
    numbers[row.stance][row.participantType] += row.count;
    numbers[row.stance].all += row.count;
  }
  return numbers;
}

const talliesOf = prepared(({ read, tables: { commentTallies: t } }) => read.select().from(t).where(eq(t.proposalId, sql.placeholder("proposalId"))));

/** In the words of the index of positions, so that SQLite takes it. */
const positionsOf = prepared(({ read, tables: { comments: c } }) =>
  read.select({ stance: c.stance, participantType: c.participantType, count: count() }).from(c).where(sql`${c.proposalId} = ${sql.placeholder("proposalId")} and ${c.kind} = 'position' and ${c.deletedAt} is null and not ${c.isHidden}`).groupBy(c.stance, c.participantType));
