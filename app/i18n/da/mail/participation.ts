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
} satisfies ParticipationMails;
