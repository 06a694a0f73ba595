import { eq } from "drizzle-orm";
import type { ReadHandle } from "#db/store.ts";
import type { Context, Person } from "../context.ts";
import { domainOfKey } from "./email-domain.ts";
import { isPublicMail } from "./public-mail.server.ts";

/** The domain of a person's own confirmed address; null while it is not confirmed. */
export async function findConfirmedDomain(ctx: Context, handle: Pick<ReadHandle, "select">, person: Person): Promise<string | null> {
  const { users } = ctx.tables;
  const [row] = await handle.select({ emailKey: users.emailKey, verifiedAt: users.emailVerifiedAt }).from(users).where(eq(users.id, person.id));
  return row?.verifiedAt ? domainOfKey(row.emailKey) : null;
}

/** The same, where it says to which organisation somebody belongs: null for a public mail service too. */
export async function findOwnDomain(ctx: Context, handle: Pick<ReadHandle, "select">, person: Person): Promise<string | null> {
  const domain = await findConfirmedDomain(ctx, handle, person);
  return domain !== null && isPublicMail(domain) ? null : domain;
}
