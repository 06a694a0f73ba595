import { noticeLine, noticeReason } from "../../notice-words.ts";
import { noticeGroups, type NoticeMails } from "../../mail-words.ts";
import { noticeWords } from "../following.ts";

/** Mails om det, man følger og tager del i. */
export const noticeMails = {
  notice: ({ name, items: [notice], now }, links) => {
    if (!notice) throw new Error("A mail about nothing");
    const line = noticeLine(noticeWords, notice, now);
    const isDeadline = notice.kind === "deadline_week" || notice.kind === "deadline_day";
    const isMajor = notice.kind === "proposal_edited" && notice.data.outcome === "major";
    return {
      subject: line,
      paragraphs: [`Hej ${name}`, `${line}.`, ...(isDeadline ? ["Du har en kladde, der ikke er sendt. Den bliver ikke sendt af sig selv."] : [`${noticeReason(noticeWords, notice)}.`, ...(isMajor && notice.relation === "supporter" ? ["Støtter du det stadig, behøver du ikke gøre noget. Ellers kan du trække din støtte tilbage på forslagets side, så længe indsamlingen er åben."] : [])])],
      link: { text: isDeadline ? "Se dine kladder" : notice.kind === "plan_dates_changed" ? "Se den nye tidsplan" : isMajor ? "Se, hvad der er ændret" : "Se, hvad der er sket", href: links.notice(notice) },
    };
  },
  digest: ({ name, items, now, part, parts }, links) => ({
    subject: `Nyt til dig på Samplan: ${items.length === 1 ? "1 nyhed" : `${items.length.toLocaleString("da-DK")} nyheder`}${parts === "1" ? "" : ` (${part} af ${parts})`}`,
    paragraphs: [`Hej ${name}`, "Det her er sket, siden vi sidst skrev til dig."],
    groups: noticeGroups(noticeWords, items, now, links, "Frister"),
    link: { text: "Se alt nyt på Samplan", href: links.news },
  }),
} satisfies NoticeMails;
