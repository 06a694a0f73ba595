export type ForbiddenReason = "interest" | "plan_closed";

/** A refusal that ends the request: the page is not there, not for this person, was changed meanwhile, or asked for too often. */
export class DomainError extends Error {
  readonly kind: "not_found" | "forbidden" | "conflict" | "too_many";
  /** Seconds to wait, with `too_many`. */
  readonly retryAfter: number | undefined;

  /** Of a `forbidden` one, where the role would do: this person has to do with the proposal, so it is for somebody else; or the plan is closed, so it is for nobody. */
  readonly reason: ForbiddenReason | undefined;

  constructor(kind: DomainError["kind"], options: { retryAfter?: number; reason?: ForbiddenReason | undefined } = {}) {
    super(kind);
    this.kind = kind;
    this.reason = options.reason;
    this.retryAfter = options.retryAfter;
  }
}

export const notFound = () => new DomainError("not_found");
export const forbidden = (reason?: ForbiddenReason) => new DomainError("forbidden", { reason });
export const conflict = () => new DomainError("conflict");
