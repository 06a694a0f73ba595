import type { ToldNotice } from "./notice-payload.ts";

/** Where a notice leads, without the language: to the proposal, or to the page of what was written on it; of a deadline to one's drafts. */
export function noticePath({ data }: ToldNotice): string {
  if (!data.reference) return "account";
  const proposal = `proposals/${encodeURIComponent(data.reference)}`;
  return data.comment ? `${proposal}/comments/${encodeURIComponent(data.comment)}` : proposal;
}
