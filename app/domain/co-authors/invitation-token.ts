import { newToken } from "#app/lib/token.ts";

/** What the link of an invitation carries: which invitation it is for, so that an older link can say that there is a newer one, and a secret of its own. */
export function invitationToken(id: string): string {
  return `${id}.${newToken()}`;
}

/** The invitation that a link was for, whether it still works or not. */
export function invitationIn(token: string): string | null {
  return /^([0-9a-f-]{36})\./.exec(token)?.[1] ?? null;
}
