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
