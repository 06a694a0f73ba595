/** The driver's own error: drizzle wraps it as the cause of its own. */
function driverError(error: unknown): { code?: string; message?: string; constraint?: string } {
  let current = error as { cause?: unknown; code?: string; message?: string } | undefined;
  while (current?.cause) current = current.cause as typeof current;
  return current ?? {};
}

/** Whether a write failed because a unique index already holds the value. */
export function isUniqueViolation(error: unknown): boolean {
  const { code } = driverError(error);
  return code === "SQLITE_CONSTRAINT_UNIQUE" || code === "SQLITE_CONSTRAINT_PRIMARYKEY" || code === "23505";
}
