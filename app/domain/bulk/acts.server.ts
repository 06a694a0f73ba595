import type { BulkKind } from "#db/values.ts";
import { approveAct, publishAct, templateAnswerAct } from "../answers/bulk-acts.server.ts";
import { assessorsAct } from "../assessment/bulk-act.server.ts";
import type { BulkAct } from "./bulk-act.ts";
import { handlerAct } from "./act-handler.server.ts";
import { stageAct } from "./act-stage.server.ts";
import { themeAct } from "./act-theme.server.ts";

/** An act whatever its settings are: they are read by the act itself. */
export type AnyBulkAct = Pick<BulkAct<unknown>, "check" | "sample" | "apply" | "undo"> & { read: (settings: unknown) => { success: true; data: unknown } | { success: false } };

/** What can be done to many cases at once, in the order in which it is offered. A line each. */
const acts: Record<BulkKind, AnyBulkAct> = {
  theme: anyAct(themeAct),
  handler: anyAct(handlerAct),
  stage: anyAct(stageAct),
  assessors: anyAct(assessorsAct),
  template_answer: anyAct(templateAnswerAct),
  approve: anyAct(approveAct),
  publish: anyAct(publishAct),
};

export const offeredActs = Object.keys(acts) as BulkKind[];

export function findAct(kind: BulkKind): AnyBulkAct | null {
  return acts[kind] ?? null;
}

/** An act that is given settings that it has read itself. */
function anyAct<S>({ settings, check, sample, apply, undo }: BulkAct<S>): AnyBulkAct {
  return {
    read: (value) => { const read = settings.safeParse(value); return read.success ? { success: true, data: read.data } : { success: false }; },
    check: (ctx, found, data) => check(ctx, found, data as S),
    apply: (ctx, tx, found, data) => apply(ctx, tx, found, data as S),
    ...(sample && { sample: (ctx, found, data) => sample(ctx, found, data as S) }),
    ...(undo && { undo: (ctx, tx, found, data, before) => undo(ctx, tx, found, data as S, before) }),
  };
}
