import { LRUCache } from "lru-cache";
import type { Source } from "#db/store.ts";

type Kept<Page> = { state: string; at: number; page: Page };
type Flight<Page> = { state: string; page: Promise<Page | null> };

/** How long a page is kept while nothing is written, in milliseconds: it says how long ago something was, and what is open now. */
const longestKept = 10_000;

/**
 * Pages as everyone sees them, kept by their address for as long as nothing is written: a page is never older than the last write
 * that was committed before it was asked for. Who asks for the same page at the same time waits for one rendering.
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

  /** The page, kept or rendered now from what `source` has. Null when it is one that `render` does not give away: then each request is answered by itself. */
  async find(key: string, source: Pick<Source, "stateName">, render: () => Promise<Page | null>): Promise<Page | null> {
    const named = source.stateName();
    // Asked before anything is read for the page, which can only be newer than the state it is kept under.
    const state = typeof named === "string" ? named : await named;
    const kept = this.kept.get(key);
    if (kept?.state === state && Math.abs(this.clock() - kept.at) < longestKept) return kept.page;
    const flight = this.flights.get(key);
    if (flight?.state === state) return flight.page;
    const begun: Flight<Page> = { state, page: this.renderAndKeep(key, state, render) };
    this.flights.set(key, begun);
    return begun.page.finally(() => { if (this.flights.get(key) === begun) this.flights.delete(key); });
  }

  private async renderAndKeep(key: string, state: string, render: () => Promise<Page | null>): Promise<Page | null> {
    const at = this.clock();
    const page = await render();
    if (page) this.kept.set(key, { state, at, page });
    else this.kept.delete(key);
    return page;
  }
}
