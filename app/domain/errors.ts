/** A refusal that ends the request: the page is not there, not for this person, was changed meanwhile, or asked for too often. */
export class DomainError extends Error {
  readonly kind: "not_found" | "forbidden" | "conflict" | "too_many";
  /** Seconds to wait, with `too_many`. */
  readonly retryAfter: number | undefined;

  constructor(kind: DomainError["kind"], options: { retryAfter?: number } = {}) {
    super(kind);
    this.kind = kind;
    this.retryAfter = options.retryAfter;
  }
}

export const notFound = () => new DomainError("not_found");
export const forbidden = () => new DomainError("forbidden");
export const conflict = () => new DomainError("conflict");
