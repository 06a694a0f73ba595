import { NewerDatabaseError } from "#db/migrate.ts";
import { isPostgresUrl, sqliteFile } from "#db/connection.ts";
import type { Env } from "./env.ts";
import { SettingsError } from "./env.ts";

/** The platform cannot start, for a reason that whoever starts it can mend; the message is the one sentence to show. */
export class StartFailure extends Error {}

type Coded = { code?: unknown; message?: unknown; cause?: unknown; errors?: unknown; syscall?: unknown; address?: unknown; hostname?: unknown };

/** The one sentence that says what is wrong, or null for an error that nobody foresaw. */
export function explainFailure(error: unknown, env: Env | null): string | null {
  if (error instanceof StartFailure || error instanceof SettingsError || error instanceof NewerDatabaseError) return error.message;
  if (!env) return null;
  const { code, syscall, message, hostname } = firstCoded(error);
  if (syscall === "listen" || code === "EADDRINUSE" || (syscall === "getaddrinfo" && hostname === env.HOST)) return explainListening(String(code), env);
  return isPostgresUrl(env.DATABASE_URL) ? explainPostgres(String(code), String(message), env) : explainSqlite(String(code), env);
}

/** The innermost error with a code: drizzle and Node wrap the driver's own. */
function firstCoded(error: unknown): Coded {
  let current = error as Coded | undefined;
  const inner = (each: Coded) => (Array.isArray(each.errors) ? (each.errors[0] as Coded) : (each.cause as Coded | undefined));
  while (current && inner(current)) current = inner(current);
  return current ?? {};
}

function explainListening(code: string, { HOST, PORT }: Env): string | null {
  switch (code) {
    case "EADDRINUSE": return `Port ${PORT} is already in use: stop the other program, or set PORT to another number.`;
    case "EACCES": return `Port ${PORT} is not permitted for this account: set PORT to a number above 1023.`;
    case "EADDRNOTAVAIL":
    case "EAI_AGAIN":
    case "ENOTFOUND": return `HOST is ${HOST}, which is no address of this machine: use 127.0.0.1, or 0.0.0.0 for all of them.`;
    default: return null;
  }
}

function explainSqlite(code: string, env: Env): string | null {
  const file = sqliteFile(env.DATABASE_URL);
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
    case "EEXIST":
    case "ENOTDIR": return `The folder of the database file ${file} cannot be made or written to: check DATABASE_URL and the permissions.`;
    case "SQLITE_CANTOPEN":
    case "SQLITE_CANTOPEN_ISDIR":
    case "SQLITE_READONLY":
    case "SQLITE_READONLY_DIRECTORY":
    case "SQLITE_READONLY_CANTINIT": return `The database file ${file} cannot be written to: check DATABASE_URL and the permissions.`;
    case "SQLITE_NOTADB":
    case "SQLITE_CORRUPT": return `${file} is not a SQLite database, or it is damaged: check DATABASE_URL.`;
    case "SQLITE_BUSY":
    case "SQLITE_BUSY_SNAPSHOT": return `The database file ${file} is locked by another program: try again when it has finished.`;
    case "SQLITE_FULL":
    case "ENOSPC": return `There is no space left for the database file ${file}.`;
    default: return code.startsWith("SQLITE_IOERR") ? `The database file ${file} cannot be read or written (${code}).` : null;
  }
}

function explainPostgres(code: string, message: string, env: Env): string | null {
  const server = serverOf(env.DATABASE_URL);
  switch (code) {
    case "ERR_INVALID_URL": return "DATABASE_URL is no valid address of a PostgreSQL server: write postgres://user:password@host:5432/database.";
    case "ECONNREFUSED":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "ECONNRESET": return `The database server ${server} cannot be reached (${code}): check DATABASE_URL, and that the server is running.`;
    case "28P01":
    case "28000": return `The database server ${server} refuses the user or password in DATABASE_URL.`;
    case "3D000": return `The database named in DATABASE_URL does not exist on ${server}: create it first.`;
    case "42501": return `The database user in DATABASE_URL may not create tables on ${server}.`;
    case "57P03": return `The database server ${server} is starting or stopping: try again in a moment.`;
    case "53300": return `The database server ${server} has no connection left.`;
    default: return /timeout|terminated|SASL|SSL/i.test(message) ? `The database server ${server} cannot be used: ${message}.` : null;
  }
}

/** Where the server is, without the user and password. */
function serverOf(url: string): string {
  try {
    return new URL(url).host || "in DATABASE_URL";
  } catch {
    return "in DATABASE_URL";
  }
}
