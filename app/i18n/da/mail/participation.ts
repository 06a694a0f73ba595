import { format } from "../../format.ts";
import type { ParticipationMails } from "../../mail-words.ts";
import { reports } from "../reports.ts";
import { words } from "../words.ts";

const named = (title: string, reference: string) => (title === "" ? reference : `»${title}« (${reference})`);

/** Mails til dem, der er nævnt i et initiativ. */
export const participationMails = {
  participation_asked: ({ name, reference, title, plan, leads, token }, links) => ({
    subject: leads === "1" ? `Vil I være ansvarlige for initiativet ${reference}?` : `Vil I medvirke i initiativet ${reference}?`,
    paragraphs: [
      `Til ${name}`,
      leads === "1" ? `I er nævnt som ansvarlig for ${named(title, reference)}, et udkast til initiativ i ${plan}.` : `I er nævnt som medvirkende i ${named(title, reference)}, et udkast til initiativ i ${plan}.`,
      "På siden herunder kan I læse udkastet og svare ja eller nej, gerne med en bemærkning. I behøver ingen konto, og I kan ændre svaret, så længe initiativet er et udkast. Alle, der har linket, kan svare: send det kun til den, der skal svare.",
      "Om I har svaret ja eller nej, kan alle se på initiativets side. Bemærkningen og jeres e-mailadresse ser kun dem, der arbejder med planen.",
    ],
    link: { text: "Læs udkastet, og svar", href: links.authority(token) },
  }),
  progress_asked: ({ name, reference, title, plan, why, milestones, token }, links) => ({
    subject: why === "overdue" ? `Milepæle i ${reference} er forfaldne: fortæl, hvor langt I er` : why === "soon" ? `Milepæle i ${reference} slutter snart: fortæl, hvor langt I er` : `Hvor langt er I med ${reference}?`,
    paragraphs: [
      `Til ${name}`,
      why === "overdue" ? `Fristen er passeret for milepæle i ${named(title, reference)}, et initiativ i ${plan}, uden at de er indberettet som gennemført:` : why === "soon" ? `Milepæle i ${named(title, reference)}, et initiativ i ${plan}, slutter om højst to uger:` : `I bliver bedt om at fortælle, hvor langt I er med ${named(title, reference)}, et initiativ i ${plan}.${milestones.length > 0 ? " Disse milepæle er ikke indberettet som gennemført:" : ""}`,
      ...milestones.map(({ title: milestone, endsOn }) => `- ${milestone}${endsOn ? ` (slutter ${format.day("da", endsOn)})` : ""}`),
      "På siden herunder skriver I, hvad der er gjort, og hvad der kommer nu, og sætter gerne links til dokumentation. I behøver ingen konto. Alle, der har linket, kan indberette: send det kun til den, der skal.",
      "Det, I skriver, og jeres navn kan alle læse på initiativets side. En indberetning kan ikke ændres; en rettelse er en ny.",
    ],
    link: { text: "Indberet fremdrift", href: links.progress(token) },
  }),
  progress_hidden: ({ name, reference, title, plan, milestone, reason, contact }, links) => ({
    subject: `Jeres indberetning om ${reference} er skjult`,
    paragraphs: [
      `Til ${name}`,
      `En moderator har skjult jeres indberetning om milepæl ${milestone} i ${named(title, reference)}, et initiativ i ${plan}. Grunden er: ${words.hideReasons[reason]}.`,
      `Regel eller lov: ${reports.grounds[reason]}.`,
      reports.statement.byHuman,
      "Det kan ses, at I har indberettet, og hvor langt milepælen er, men ikke jeres tekst, links og filer. I kan indberette igen uden det, der ikke må stå der.",
      contact === "" ? "Er I uenige, kan I klage til den myndighed, der står for planen, eller gå til domstolene." : `Er I uenige, kan I gøre indsigelse ved at skrive til ${contact}. ${reports.statement.court}`,
    ],
    link: { text: "Se initiativets side", href: links.initiative(reference) },
  }),
  progress_restored: ({ name, reference, title, plan, milestone }, links) => ({
    subject: `Jeres indberetning om ${reference} kan ses igen`,
    paragraphs: [`Til ${name}`, `Jeres indberetning om milepæl ${milestone} i ${named(title, reference)}, et initiativ i ${plan}, er ikke længere skjult. Alle kan læse den igen.`],
    link: { text: "Se initiativets side", href: links.initiative(reference) },
  }),
} satisfies ParticipationMails;
