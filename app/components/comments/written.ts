import type { JustWritten } from "#app/domain/comments/find-just-written.server.ts";
import type { Messages } from "#app/i18n/messages.ts";

type Kind = Pick<JustWritten, "kind" | "isReply">;

/** Which words are for it: a reply is no comment to who wrote it. */
export function wordOf({ kind, isReply }: Kind): "comment" | "reply" | "position" | "official" | "author_reply" {
  return kind === "comment" && isReply ? "reply" : kind;
}

/** That it is public now. */
export function saidOf(m: Messages, written: Kind): string {
  return m.discussion.written[wordOf(written)];
}
