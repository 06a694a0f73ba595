import type { HideReason, ModerationMeasure, ReportSubject } from "#db/values.ts";
import { quoted, type ReportMails } from "../../mail-words.ts";
import { reports } from "../reports.ts";

const theText: Record<ReportSubject, (reference: string) => string> = { proposal: (reference) => `forslaget ${reference}`, comment: (reference) => `en kommentar til forslaget ${reference}` };
const yourText: Record<ReportSubject, (reference: string) => string> = { proposal: (reference) => `dit forslag ${reference}`, comment: (reference) => `din kommentar til forslaget ${reference}` };
const hideReasons: Record<HideReason, string> = { confidential: "injurier eller fortrolige oplysninger", offensive: "stødende indhold", advertising: "reklame", unlawful: "ulovligt indhold", personal_data: "personoplysninger" };
const against: Partial<Record<ModerationMeasure, (text: string) => string>> = {
  redacted: (text) => `at en passage er udeladt af ${text}`, warned: (text) => `den advarsel, du fik på grund af ${text}`, suspended: (text) => `at du ikke må skrive i planen, på grund af ${text}`,
};
const upheldWords: Partial<Record<ModerationMeasure, string>> = { redacted: "Passagen står der igen.", warned: "Advarslen er taget tilbage.", suspended: "Du kan skrive i planen igen." };
const greeting = (name: string) => (name === "" ? "Hej" : `Hej ${name}`);

/** Mails om anmeldelser af tekster. */
export const reportMails = {
  report_received: ({ name, number, reference, subject, by }, links) => ({
    subject: `Vi har modtaget din anmeldelse ${number}`,
    paragraphs: [
      greeting(name),
      `Vi har modtaget din anmeldelse af ${theText[subject](reference)}. Den har nummer ${number}.`,
      "En moderator læser teksten og det, du har skrevet, og skjuler teksten eller lader den stå. Det er et menneske, der afgør det. Du får afgørelsen med mail.",
      `Du kan også se, hvad der sker, med nummeret på ${links.reports}`,
      ...(by === "account" ? [] : ["Har du ikke anmeldt noget, har en anden skrevet din adresse ved en fejl. Så kan du se bort fra mailen."]),
    ],
    link: { text: "Se, hvad der sker med anmeldelsen", href: links.report(number) },
  }),
  report_decided: ({ name, number, reference, subject, outcome, measure, reason, note }, links) => ({
    subject: outcome === "restricted" ? `${measure === "redacted" ? "Noget er udeladt af teksten" : "Teksten er skjult"}: din anmeldelse ${number}` : outcome === "deleted" ? `Forfatteren har slettet teksten: din anmeldelse ${number}` : `Teksten bliver stående: din anmeldelse ${number}`,
    paragraphs: [
      greeting(name),
      outcome === "restricted" ? `Vi har set på din anmeldelse af ${theText[subject](reference)}. ${measure === "redacted" ? "En passage er nu udeladt af teksten" : "Teksten er nu skjult"}.${reason === "" ? "" : ` Grunden er: ${hideReasons[reason]}. Regel eller lov: ${reports.grounds[reason]}.`}` : outcome === "deleted" ? `Forfatteren har selv slettet den tekst, du anmeldte, ${theText[subject](reference)}. Den kan ikke længere læses, og anmeldelsen er lukket.` : `Vi har set på din anmeldelse af ${theText[subject](reference)}. Teksten bliver stående.`,
      ...quoted("Begrundelsen lyder:", note),
      outcome === "deleted" ? "Er du uenig, kan du klage til den myndighed, der står for planen. Oplys nummeret. Du kan også gå til domstolene." : "Afgørelsen er truffet af et menneske. Er du uenig, kan du klage til den myndighed, der står for planen. Oplys nummeret. Du kan også gå til domstolene.",
    ],
    link: { text: "Se anmeldelsen", href: links.report(number) },
  }),
  objection_received: ({ name, reference, subject, comment, measure, decision }, links) => ({
    subject: `Vi har modtaget din indsigelse om ${reference}`,
    paragraphs: [
      greeting(name),
      `Vi har modtaget din indsigelse mod${against[measure] ? ` ${against[measure](yourText[subject](reference))}` : `, at ${yourText[subject](reference)} er skjult`}.`,
      "Så vidt muligt er det en anden end den, der traf afgørelsen, som ser på den. Du får svaret med mail.",
    ],
    link: { text: "Se din indsigelse", href: links.decision(reference, comment, decision) },
  }),
  objection_decided: ({ name, reference, subject, comment, outcome, answer, measure, decision }, links) => ({
    subject: outcome === "upheld" ? `Medhold: indsigelsen om ${reference}` : `Afgørelsen står ved magt: indsigelsen om ${reference}`,
    paragraphs: [
      greeting(name),
      against[measure] ? `Der er set på indsigelsen mod ${against[measure](yourText[subject](reference))}. ${outcome === "upheld" ? `Du fik medhold. ${upheldWords[measure]!}` : "Afgørelsen står ved magt."}` : outcome === "upheld" ? `Der er set på indsigelsen mod, at ${yourText[subject](reference)} blev skjult. Du fik medhold, og teksten kan ses igen.` : `Der er set på indsigelsen mod, at ${yourText[subject](reference)} blev skjult. Afgørelsen står ved magt, og teksten er fortsat skjult.`,
      ...quoted("Begrundelsen lyder:", answer),
      ...(outcome === "upheld" ? [] : ["Du kan også klage til den myndighed, der står for planen, eller gå til domstolene."]),
    ],
    link: outcome === "upheld" ? { text: "Se forslaget", href: links.proposal(reference) } : { text: "Se afgørelsen", href: links.decision(reference, comment, decision) },
  }),
} satisfies ReportMails;
