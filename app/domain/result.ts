/** What a command answers: done, or refused for a reason that the person can mend. The reason is a key of the catalogues' `refusals`. */
export type Result<T, Reason extends string = string> = { ok: true; value: T } | { ok: false; reason: Reason };

export function done<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function refused<Reason extends string>(reason: Reason): { ok: false; reason: Reason } {
  return { ok: false, reason };
}
