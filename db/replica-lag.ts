/** A place in the log of what is written, in bytes. PostgreSQL writes it as two hexadecimal numbers, `16/B374D848`. */
export type Position = bigint;

/** Null for what is no position. */
export function readPosition(text: string | null | undefined): Position | null {
  const [, high, low] = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i.exec(text ?? "") ?? [];
  return high && low ? (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`) : null;
}

/** How many places are kept of a replica that is far behind. */
const mostKept = 1000;

/**
 * How far a replica is behind, told from where both servers are. The time of the last transaction it has replayed would say nothing of a
 * primary at which nothing happens.
 */
export class LagWatch {
  private readonly mostLag: number;
  /** Where the primary was and when, of what the replica has not replayed yet; the oldest first. */
  private ahead: { at: number; position: Position }[] = [];
  /** Where the replica was when it was further than its primary. */
  private strayedAt: Position | null = null;
  private wasWell = false;

  /** `mostLag`: in milliseconds. */
  constructor(mostLag: number) {
    this.mostLag = mostLag;
  }

  /**
   * Whether pages may be read from the replica. `primary` is asked after the replica, and null when it does not answer: then what was
   * found last holds, so that readers are served while the primary changes.
   */
  isWell(replayed: Position, primary: Position | null, now: number): boolean {
    if (primary !== null) this.wasWell = this.compare(replayed, primary, now);
    return this.wasWell;
  }

  private compare(replayed: Position, primary: Position, now: number): boolean {
    // Nobody replays what its primary has not written: it has another past, as that of a primary from which it was not made.
    if (replayed > primary) this.strayedAt = replayed;
    else if (replayed !== this.strayedAt) this.strayedAt = null;
    this.ahead = this.ahead.filter(({ position }) => position > replayed);
    if (primary > replayed && this.ahead.length < mostKept) this.ahead.push({ at: now, position: primary });
    return this.strayedAt === null && now - (this.ahead[0]?.at ?? now) <= this.mostLag;
  }
}
