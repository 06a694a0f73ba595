import type { Phase } from "../plans/phase.ts";
import type { SuspensionLength } from "./schema.ts";

const day = 86_400_000;

/** Nobody is kept out for longer, however long the phase. In days. */
const longest = 180;

/** Until when somebody may not write who is suspended now. Null where it is to last until the phase ends, and none is open. */
export function suspensionEnd(length: SuspensionLength, phases: readonly Phase[], now: Date): Date | null {
  if (length !== "phase") return new Date(now.getTime() + Number(length) * day);
  const open = phases.filter(({ opensAt, closesAt }) => opensAt <= now && now < closesAt);
  const phase = open.find(({ kind }) => kind === "collect") ?? open[0];
  return phase ? new Date(Math.min(phase.closesAt.getTime(), now.getTime() + longest * day)) : null;
}
