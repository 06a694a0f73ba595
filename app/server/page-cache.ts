import { LRUCache } from "lru-cache";
import { recordReads, type Reads } from "#db/changes/record-reads.ts";
import type { Source } from "#db/store.ts";

/** Where pages are read from, as far as it says what has changed there. */
type Changing = Pick<Source, "name" | "hasChanged">;

/** `moment`: up to which nothing of what the page reads has changed. `at`: when it was rendered. */
type Kept<Page> = { moment: number; at: number; reads: Reads; page: Page };
type Flight<Page> = { moment: number; page: Promise<Page | null> };

/** How long a page is kept while nothing is written, in milliseconds: it says how long ago something was, and what is open now. */
const longestKept = 10_000;

/**
 * Pages as everyone sees them, kept by their address for as long as nothing that they read is written: a page is never older than the
 * last write that was committed before it was asked for. Who asks for the same page at the same time waits for one rendering.
 */
export class PageCache<Page extends { size: number }> {
  private readonly kept: LRUCache<string, Kept<Page>>;
  private readonly flights = new Map<string, Flight<Page>>();
  private readonly clock: () => number;

  /** `mostBytes`: the memory for pages, of which those that nobody has asked for the longest go first. `clock`: in milliseconds. */
  constructor({ clock, mostBytes }: { clock: () => number; mostBytes: number }) {
    this.kept = new LRUCache({ maxSize: mostBytes, sizeCalculation: ({ page }) => page.size });
    this.clock = clock;
  }

  /** The page where it is kept and still as it would be made now; `moment` is what `source` says it is. */
  peek(address: string, source: Changing, moment: number): Page | null {
    const kept = this.kept.get(`${source.name} ${address}`);
    return kept && this.isNow(kept, source, moment) ? kept.page : null;
  }

  /**
   * The page, kept or rendered now from what `source` has. Null when it is one that `render` does not give away: then each request is
   * answered by itself. `moment` was asked for before anything is read for the page, which can only be newer.
   */
  async find(address: string, { source, moment }: { source: Changing; moment: number }, render: () => Promise<Page | null>): Promise<Page | null> {
    const key = `${source.name} ${address}`;
    const kept = this.peek(address, source, moment);
    if (kept) return kept;
    const flight = this.flights.get(key);
    if (flight?.moment === moment) return flight.page;
    const begun: Flight<Page> = { moment, page: this.renderAndKeep(key, moment, render) };
    this.flights.set(key, begun);
    return begun.page.finally(() => { if (this.flights.get(key) === begun) this.flights.delete(key); });
  }

  private isNow(kept: Kept<Page>, source: Changing, moment: number): boolean {
    if (Math.abs(this.clock() - kept.at) >= longestKept) return false;
    if (kept.moment !== moment) {
      if (source.hasChanged(kept.reads, kept.moment)) return false;
      kept.moment = moment;
    }
    return true;
  }

  private async renderAndKeep(key: string, moment: number, render: () => Promise<Page | null>): Promise<Page | null> {
    const at = this.clock();
    const { result: page, reads } = await recordReads(render);
    if (page) this.kept.set(key, { moment, at, reads, page });
    else this.kept.delete(key);
    return page;
  }
}
