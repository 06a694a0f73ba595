import { createHash, randomBytes } from "node:crypto";

/** A secret for a link or a cookie: 160 random bits. */
export function newToken(): string {
  return randomBytes(20).toString("base64url");
}

/** What is kept of a token: its SHA-256 in hexadecimal. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
