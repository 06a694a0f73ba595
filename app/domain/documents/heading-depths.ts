import type { Block } from "./document.ts";

/** How deep each heading stands: as its level says, but never more than one step below the heading before it, which nobody could follow by ear. */
export function headingDepths(blocks: readonly Block[]): Map<string, 1 | 2 | 3> {
  const depths = new Map<string, 1 | 2 | 3>();
  let before = 0;
  for (const block of blocks) {
    if (block.kind !== "heading") continue;
    before = Math.min(block.level, before + 1);
    depths.set(block.id, before as 1 | 2 | 3);
  }
  return depths;
}
