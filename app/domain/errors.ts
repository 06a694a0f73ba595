/** A refusal that ends the request: the page is not there, not for this person, was changed meanwhile, or asked for too often. */
export class DomainError extends Error {
  readonly kind: "not_found" | "forbidden" | "conflict" | "too_many";
  /** Seconds to wait, with `too_many`. */
  readonly retryAfter: number | undefined;

  /** Of a `forbidden` one: that the role would do, and it is for somebody else all the same as this person has to do with the proposal. */
  readonly reason: "interest" | undefined;

  constructor(kind: DomainError["kind"], options: { retryAfter?: number; reason?: "interest" | undefined } = {}) {
    super(kind);
    this.kind = kind;
    this.reason = options.reason;
    this.retryAfter = options.retryAfter;
  }
}

export const notFound = () => new DomainError("not_found");
export const forbidden = (reason?: "interest") => new DomainError("forbidden", { reason });
export const conflict = () => new DomainError("conflict");
