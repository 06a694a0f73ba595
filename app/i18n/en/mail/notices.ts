import { noticeLine, noticeReason } from "../../notice-words.ts";
import { noticeGroups, type NoticeMails } from "../../mail-words.ts";
import { noticeWords } from "../following.ts";

/** Mail about what one follows and takes part in. */
export const noticeMails = {
  notice: ({ name, items: [notice], now }, links) => {
    if (!notice) throw new Error("A mail about nothing");
    const line = noticeLine(noticeWords, notice, now);
    const isDeadline = notice.kind === "deadline_week" || notice.kind === "deadline_day";
    const isMajor = notice.kind === "proposal_edited" && notice.data.outcome === "major";
    return {
      subject: line,
      paragraphs: [`Hello ${name},`, `${line}.`, ...(isDeadline ? ["You have a draft that has not been sent. It is not sent by itself."] : [`${noticeReason(noticeWords, notice)}.`, ...(isMajor && notice.relation === "supporter" ? ["If you still support it, you need not do anything. Else you can withdraw your support on the page of the proposal, as long as the collection is open."] : [])])],
      link: { text: isDeadline ? "See your drafts" : notice.kind === "plan_dates_changed" ? "See the new timeline" : isMajor ? "See what was changed" : "See what happened", href: links.notice(notice) },
    };
  },
  digest: ({ name, items, now, part, parts }, links) => ({
    subject: `News for you on Samplan: ${items.length === 1 ? "1 thing" : `${items.length.toLocaleString("en-GB")} things`}${parts === "1" ? "" : ` (${part} of ${parts})`}`,
    paragraphs: [`Hello ${name},`, "This has happened since we last wrote to you."],
    groups: noticeGroups(noticeWords, items, now, links, "Deadlines"),
    link: { text: "See all news on Samplan", href: links.news },
  }),
} satisfies NoticeMails;
