import type { ToldNotice } from "./notice-payload.ts";

/** Where a notice leads, without the language: to the proposal, and there to what was written; of a deadline to one's drafts. */
export function noticePath({ data }: ToldNotice): string {
  if (!data.reference) return "account";
  const proposal = `proposals/${encodeURIComponent(data.reference)}`;
  return data.comment ? `${proposal}#comment-${encodeURIComponent(data.comment)}` : proposal;
}
