/** The driver's own error: drizzle wraps it as the cause of its own. */
function driverError(error: unknown): { code?: string; message?: string; constraint?: string } {
  let current = error as { cause?: unknown; code?: string } | undefined;
  while (current?.cause) current = current.cause;
  return current ?? {};
}

/** Whether a write failed because a unique index already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  const { code } = driverError(error);
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}

/** Whether a write failed because what it refers to is not there (any more), or something still refers to what it deletes. */
export function isForeignKeyViolation(error: unknown): boolean {
  const { code } = driverError(error);
  return code === "SQLITE_CONSTRAINT_FOREIGNKEY" || code === "23503";
}

/** Whether PostgreSQL ended a transaction because it and another one waited for each other. SQLite has one writer. */
export function isDeadlock(error: unknown): boolean {
  const { code } = driverError(error);
  return code === "40P01" || code === "40001";
}

/** What Node says when the other side is not there, or goes away. */
const lost = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN"];

/**
 * Whether the server did not answer because it cannot be reached, went away or has no connection left; what was asked may have been carried
 * out all the same. The driver has no code for most of it.
 */
export function isServerLost(error: unknown): boolean {
  const { code = "", message = "" } = driverError(error);
  // 08 is a lost connection (and what pgbouncer says of the server behind it), 57P01 to 57P03 a server that stops or starts.
  return lost.includes(code) || /^(08...|57P0[1-5]|53300)$/.test(code) || (code === "" && /^(connection terminated|timeout exceeded when trying to connect|query read timeout|client has encountered a connection error|client was closed)/i.test(message));
}

/** Whether the server is there and does not answer: to ask again would be to wait as long again. */
export function hasHung(error: unknown): boolean {
  return /^(query read timeout|timeout exceeded when trying to connect)/i.test(driverError(error).message ?? "");
}

/** Whether a write came to a server that takes none: a standby, which may have been the primary before. Nothing was written. */
export function isReadOnlyServer(error: unknown): boolean {
  return driverError(error).code === "25006";
}

/** Whether another connection writes to the SQLite file just now. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_BUSY/.test(driverError(error).code ?? "");
}

/** Whether the database cannot be used just now, or took too long: the same may well be done in a moment. */
export function isUnavailable(error: unknown): boolean {
  // 57014 is a statement that took too long, 55P03 one that waited too long for another, 25P03 a transaction that stood still.
  return isServerLost(error) || isReadOnlyServer(error) || isBusy(error) || /^(57014|55P03|25P03)$/.test(driverError(error).code ?? "");
}
