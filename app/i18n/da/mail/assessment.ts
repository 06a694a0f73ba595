import { format } from "../../format.ts";
import { quoted, type AssessmentMails } from "../../mail-words.ts";

const cases = (count: string) => (count === "1" ? "1 sag" : `${count} sager`);
const named = (reference: string, title: string) => (title === "" ? reference : `»${title}« (${reference})`);
const lastDay = (date: string) => format.lastDay("da", new Date(date));

/** Mails om vurderinger, og til myndigheder, der bliver spurgt. */
export const assessmentMails = {
  assessments_assigned: ({ name, count, plan, slug }, links) => ({
    subject: `${cases(count)} venter på din vurdering`,
    paragraphs: [`Hej ${name}`, `Du er bedt om at vurdere ${cases(count)} i ${plan}. Du ser fristen for hver sag på listen.`, "Kender du forfatteren, eller har du en interesse i en sag, så meld dig inhabil i sagen i stedet for at vurdere den."],
    link: { text: "Se de sager, du skal vurdere", href: links.assessments(slug) },
  }),
  assessments_due: ({ name, count, plan, slug, date }, links) => ({
    subject: `Frist ${lastDay(date)}: ${cases(count)} mangler din vurdering`,
    paragraphs: [`Hej ${name}`, `${count === "1" ? "1 sag" : `${count} sager`} i ${plan} mangler stadig din vurdering. Fristen er ${lastDay(date)}.`],
    link: { text: "Se de sager, du skal vurdere", href: links.assessments(slug) },
  }),
  authority_asked: ({ name, reference, title, question, date, token }, links) => ({
    subject: `Spørgsmål om forslaget ${reference}, frist ${lastDay(date)}`,
    paragraphs: [`Til ${name}`, `Vi behandler forslaget ${named(reference, title)} og vil gerne høre jer, før vi svarer forfatteren.`, ...quoted("Vi spørger:", question), `I kan svare på siden herunder til og med ${lastDay(date)}. I behøver ingen konto. Alle, der har linket, kan svare: send det kun til den, der skal svare.`],
    link: { text: "Læs forslaget, og svar", href: links.authority(token) },
  }),
  authority_reminded: ({ name, reference, title, date, token }, links) => ({
    subject: `Påmindelse: svar om forslaget ${reference} senest ${lastDay(date)}`,
    paragraphs: [`Til ${name}`, `Vi har spurgt jer om forslaget ${named(reference, title)} og har ikke fået svar endnu. Fristen er ${lastDay(date)}. Har I brug for mere tid, så sig det til den, der spurgte.`],
    link: { text: "Læs spørgsmålet, og svar", href: links.authority(token) },
  }),
  authority_extended: ({ name, reference, title, date, token }, links) => ({
    subject: `Ny frist ${lastDay(date)}: spørgsmål om forslaget ${reference}`,
    paragraphs: [`Til ${name}`, `Fristen for at svare om forslaget ${named(reference, title)} er nu ${lastDay(date)}.`],
    link: { text: "Læs spørgsmålet, og svar", href: links.authority(token) },
  }),
  authority_answered: ({ name, authority, reference, title, slug }, links) => ({
    subject: `${authority} har svaret om ${reference}`,
    paragraphs: [`Hej ${name}`, `${authority} har svaret på det, vi spurgte om forslaget ${named(reference, title)}, eller rettet sit svar. Du kan læse det i sagen.`],
    link: { text: "Åbn sagen", href: links.deskCase(slug, reference) },
  }),
} satisfies AssessmentMails;
