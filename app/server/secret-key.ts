import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Env } from "./env.ts";

/**
 * The secret that sealed texts and cookies are made with: SECRET_KEY, or one that is made at the first start and kept in
 * DATA_DIR. Processes on several machines must be given the same one. Whoever loses it loses the second factors.
 */
export function secretKey({ SECRET_KEY, DATA_DIR }: Pick<Env, "SECRET_KEY" | "DATA_DIR">): string {
  if (SECRET_KEY) return SECRET_KEY;
  const file = path.join(DATA_DIR, "secret.key");
  mkdirSync(DATA_DIR, { recursive: true });
  try {
    // Of two processes that start together one makes it.
    writeFileSync(file, randomBytes(32).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return readFileSync(file, "utf8").trim();
}
