import { format } from "../../format.ts";
import type { ParticipationMails } from "../../mail-words.ts";

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
} satisfies ParticipationMails;
