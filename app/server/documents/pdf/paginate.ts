import type { Piece, Slice } from "./flow.ts";

export type PlacedHeading = { id: string; depth: 1 | 2 | 3; text: string; y: number };
/** A page with all that is on it, from the top left of the area of its text. `chapter`: the heading of the first depth that it belongs to. */
export type PlacedPage = { pieces: Piece[]; headings: PlacedHeading[]; chapter: string };

/** Puts slices on pages of a height, those that belong together on the same one where they fit on one. */
export function paginate(slices: readonly Slice[], height: number): PlacedPage[] {
  const pages: PlacedPage[] = [];
  let y = 0;
  let chapter = "";
  const turn = () => {
    pages.push({ pieces: [], headings: [], chapter });
    y = 0;
  };
  const put = (slice: Slice, isAgain: boolean) => {
    const current = pages.at(-1)!;
    if (y > 0) y += slice.before;
    // What is drawn again is heard once.
    for (const piece of slice.pieces) current.pieces.push({ ...piece, y: piece.y + y, ...(isAgain && { tag: null }) });
    if (slice.heading) {
      if (slice.heading.depth === 1) current.chapter = chapter = slice.heading.text;
      current.headings.push({ ...slice.heading, y });
    }
    y += slice.height;
  };
  for (const chain of chainsOf(slices)) {
    const first = chain[0]!;
    const needed = chain.reduce((sum, slice) => sum + slice.before + slice.height, 0) - (y === 0 ? first.before : 0);
    const top = heightOf(first.repeat ?? []);
    if (pages.length === 0 || (y > 0 && (first.newPage || (y + needed > height && needed - first.before + top <= height)))) turn();
    for (const slice of chain) {
      if (y > 0 && y + slice.before + slice.height > height) turn();
      if (y === 0) for (const each of slice.repeat ?? []) put(each, true);
      put(slice, false);
    }
  }
  return pages;
}

function heightOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, slice) => sum + slice.before + slice.height, 0);
}

/** Slices that stay together. What begins a new page begins a chain of its own. */
function chainsOf(slices: readonly Slice[]): Slice[][] {
  const chains: Slice[][] = [];
  let isOpen = false;
  for (const slice of slices) {
    if (isOpen && !slice.newPage) chains.at(-1)!.push(slice);
    else chains.push([slice]);
    isOpen = slice.keep;
  }
  return chains;
}
