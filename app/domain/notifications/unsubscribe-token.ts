import { notificationKinds, type NotificationKind } from "#db/values.ts";
import type { Seal } from "#app/lib/seal.ts";

const purpose = "unsubscribe";

/** What the link in a mail turns off, of whose mail. A digest may hold several kinds. */
export type Unsubscribing = { userId: string; settings: NotificationKind[] };

/** The token of the link. It never expires: an old mail in an archive must still be able to end what it belongs to. */
export function unsubscribeToken(seal: Seal, { userId, settings }: Unsubscribing): string {
  return seal.seal([userId, ...settings].join(" "), purpose);
}

/** What a token stands for, or null for one that was not made here. */
export function readUnsubscribeToken(seal: Seal, token: string): Unsubscribing | null {
  const [userId, ...settings] = (seal.open(token, purpose) ?? "").split(" ");
  const known = notificationKinds.filter((kind) => settings.includes(kind));
  return userId && known.length > 0 ? { userId, settings: known } : null;
}
