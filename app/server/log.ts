import type { Env } from "./env.ts";

const levels = ["debug", "info", "warn", "error", "silent"] as const;

export type Log = Record<"debug" | "info" | "warn" | "error", (event: string, fields?: Record<string, unknown>) => void>;

/** Writes one JSON line an event to standard error. Never pass what a person typed or an e-mail address. */
export function createLog(level: Env["LOG_LEVEL"]): Log {
  const least = levels.indexOf(level);
  const at = (name: "debug" | "info" | "warn" | "error") => (event: string, fields: Record<string, unknown> = {}) => {
    if (levels.indexOf(name) < least) return;
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level: name, event, ...fields })}\n`);
  };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}

/** What is worth keeping of an unexpected error. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  // drizzle puts the values of a failed statement into its message: they are what people typed.
  const message = "query" in error && "params" in error ? `Failed query: ${String(error.query)}` : error.message;
  return { name: error.name, message, stack: error.stack?.replace(error.message, () => message), cause: error.cause === undefined ? undefined : describeError(error.cause) };
}
