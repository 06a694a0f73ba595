import type { Reads } from "./record-reads.ts";

/** What was noted of a change: a row of the table `page_changes`. `source`: a table, or `*` for anything; `keys`: what of it, separated by spaces. */
export type NotedChange = { source: string; keys: string; is_new: boolean | number };

/** So many changes are remembered one by one; of older ones only that there were some. */
const remembered = 50_000;
/** How long changes stay in the table, in milliseconds, and how many are forgotten at a time. */
export const changesKept = 10 * 60_000;
export const forgottenAtOnce = 5_000;
/** Who has not looked for so long, by whatever clock, may have missed some. */
const longestGap = changesKept / 2;

/** What has changed in a database since this process looks, counted in moments: each time that something was found to be committed is one. */
export class ChangeLog {
  /** The moment that it is now. */
  moment = 0;
  /** Everything counts as changed at this moment. */
  private floor = 0;
  private readonly changedAt = new Map<string, number>();
  private lookedAt: number;
  private readonly clock: () => number;

  constructor(clock: () => number = () => performance.now()) {
    this.clock = clock;
    this.lookedAt = clock();
  }

  /** Must be called each time that one looks, whether or not something changed. */
  looked(): void {
    const now = this.clock();
    if (now - this.lookedAt > longestGap) this.forget();
    this.lookedAt = now;
  }

  /** Something was committed, of which this was noted. */
  add(changes: readonly NotedChange[]): void {
    this.moment += 1;
    for (const { source, keys, is_new } of changes) {
      if (source === "*") this.forget();
      this.changedAt.set(source, this.moment);
      if (!is_new) this.changedAt.set(`${source}~`, this.moment);
      for (const key of keys.split(" ")) if (key !== "") this.changedAt.set(`${source} ${key}`, this.moment);
    }
    if (this.changedAt.size > remembered) this.forget();
  }

  /** Whether something of what was read after `moment` was found to be now may have changed since. */
  hasChanged(reads: Reads, moment: number): boolean {
    if (moment < this.floor) return true;
    if (moment === this.moment) return false;
    for (const read of reads) if (read === "*" || (this.changedAt.get(read) ?? 0) > moment) return true;
    return false;
  }

  /** All that was read before may have changed. */
  forget(): void {
    this.moment += 1;
    this.floor = this.moment;
    this.changedAt.clear();
  }
}
