import { plain, type Block, type Line, type StructuredDocument } from "#app/domain/documents/document.ts";
import type { Locale } from "#db/values.ts";

const words = {
  da: {
    title: "Handlingsplan for åbent styre 2028-2030", subtitle: "Fjorten initiativer i fire temaer", author: "Styrelsen for Prøver", subject: "Hvad staten vil gøre for at være mere åben i 2028-2030.",
    cover: ["Udgave 2 af planen", "Offentliggjort den 3. oktober 2028"], contents: "Indhold", page: "Side {number} af {of}", foreword: "Forord", asked: "Hvem der deltog", all: "Alle forslag og hvad der blev af dem", theme: "Tema", initiative: "Initiativ",
    facts: ["Ansvarlig myndighed", "Andre deltagere", "Begynder og slutter", "Kontakt"], questions: ["Hvilket problem skal initiativet løse?", "Hvad går initiativet ud på?", "Hvordan bidrager det til at løse problemet?", "Hvorfor er det vigtigt for åbenhed?"],
    milestones: "Milepæle", milestone: ["Milepæl", "Leverance, der kan efterprøves", "Begynder", "Slutter"], months: ["januar", "maj", "oktober"],
    sentences: ["Ærø, Læsø og Ålborg har hver deres erfaringer, og de bliver samlet op undervejs.", "Åbne data gør det muligt at følge, hvordan beslutninger bliver til.", "Høringssvarene peger på, at mange ikke ved, hvor de kan henvende sig.", "Styrelsen offentliggør hvert halve år, hvad der er nået, og hvad der ikke er.", "Arbejdet bygger på det, borgere, foreninger og virksomheder har foreslået.", "Gennemsigtighed i datagrundlaget er en forudsætning for tillid til afgørelserne."],
    proposals: ["Nummer", "Forslag", "Udfald", "Begrundelse"], outcomes: ["Optaget", "Delvist optaget", "Ikke optaget"], received: "Flest forslag kom fra foreninger", alternative: "Liggende søjler med antallet af forslag fra hver type deltager.", source: "Kilde: forslag modtaget i høringen.", types: ["Borgere", "Virksomheder", "Foreninger og NGO'er", "Myndigheder"], see: "Se oversigten over alle forslag", website: "høringen på nettet",
  },
  en: {
    title: "Action plan for open government 2028-2030", subtitle: "Fourteen initiatives under four themes", author: "The Agency for Tests", subject: "What the state will do to be more open in 2028-2030.",
    cover: ["Version 2 of the plan", "Published on 3 October 2028"], contents: "Contents", page: "Page {number} of {of}", foreword: "Foreword", asked: "Who took part", all: "All proposals and what became of them", theme: "Theme", initiative: "Initiative",
    facts: ["Lead authority", "Others involved", "Start and end", "Contact"], questions: ["Which problem does it address?", "What is the initiative?", "How does it help to solve the problem?", "Why does it matter to openness?"],
    milestones: "Milestones", milestone: ["Milestone", "Deliverable that can be verified", "Start", "End"], months: ["January", "May", "October"],
    sentences: ["Experience from Ærø, Læsø and Aalborg is gathered as the work goes on.", "Open data lets anyone follow how decisions are made.", "The answers to the consultation show that many do not know where to turn.", "Twice a year the agency publishes what was reached and what was not.", "The work builds on what citizens, associations and businesses proposed.", "Being able to see the data behind a decision is what makes people trust it."],
    proposals: ["Number", "Proposal", "Outcome", "Reason"], outcomes: ["Adopted", "Partly adopted", "Not adopted"], received: "Most proposals came from associations", alternative: "Horizontal bars with the number of proposals from each type of participant.", source: "Source: proposals received in the consultation.", types: ["Citizens", "Businesses", "Associations and NGOs", "Authorities"], see: "See the list of all proposals", website: "the consultation on the web",
  },
} as const satisfies Record<Locale, unknown>;

/** Invented: a plan of fourteen initiatives in four themes, as one that is published. `proposals` makes the table at its end as long as is asked for. */
export function sampleDocument(locale: Locale, { initiatives = 14, proposals = 420 } = {}): StructuredDocument {
  const w = words[locale];
  const text = (from: number, count: number) => Array.from({ length: count }, (_, index) => w.sentences[(from + index) % w.sentences.length]!).join(" ");
  const blocks: Block[] = [
    { kind: "heading", level: 1, text: w.foreword, id: "foreword", newPage: true },
    { kind: "paragraph", style: "lead", line: plain(text(0, 2)) },
    { kind: "paragraph", line: [{ text: `${w.sentences[4]} ` }, { text: w.see, href: "#all" }, { text: ", " }, { text: w.website, href: "https://samplan.example/høring?a=1&b=2" }, { text: ". " }, { text: locale === "da" ? "Open Government Partnership" : "Partnerskabet for åbent styre", lang: locale === "da" ? "en" : "da", emphasis: true }, { text: ` ${w.sentences[1]}` }] },
    ...[1, 2, 3].map((from): Block => ({ kind: "paragraph", line: plain(text(from, 7)) })),
    { kind: "paragraph", style: "quote", line: plain(text(2, 2)) },
    { kind: "heading", level: 2, text: w.asked, id: "asked" },
    { kind: "bars", title: w.received, alternative: w.alternative, rows: [128, 31, 142, 11].map((value, index) => ({ label: w.types[index]!, value, shown: String(value) })), source: w.source },
    { kind: "list", ordered: true, items: [0, 1, 2].map((from) => plain(text(from, 2))) },
  ];
  for (let number = 1; number <= initiatives; number += 1) {
    const theme = Math.ceil((number * 4) / initiatives);
    if (theme !== Math.ceil(((number - 1) * 4) / initiatives)) blocks.push({ kind: "heading", level: 1, text: `${w.theme} ${theme}. ${w.sentences[theme]!.split(" ").slice(0, 4).join(" ")}`, id: `theme-${theme}`, newPage: true }, { kind: "paragraph", style: "lead", line: plain(text(theme, 3)) });
    blocks.push(...initiative(locale, number, theme, text));
  }
  blocks.push({ kind: "heading", level: 1, text: w.all, id: "all", newPage: true }, { kind: "paragraph", line: plain(text(3, 3)) });
  blocks.push({
    kind: "table", caption: w.all, columns: [{ header: w.proposals[0] }, { header: w.proposals[1], share: 3 }, { header: w.proposals[2] }, { header: w.proposals[3], share: 4 }],
    rows: Array.from({ length: proposals }, (_, index): Line[] => [plain(`OGP28-C-${String(index + 1).padStart(4, "0")}`), [{ text: w.sentences[index % 6]!, href: `https://samplan.example/${locale}/proposals/${index}` }], plain(w.outcomes[index % 3]!), plain(text(index, 1 + (index % 3)))]),
  });
  return { locale, title: w.title, subtitle: w.subtitle, author: w.author, subject: w.subject, date: new Date("2028-10-03T10:00:00Z"), cover: [...w.cover.map((line) => plain(line)), plain("SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")], words: { contents: w.contents, page: w.page }, blocks };
}

function initiative(locale: Locale, number: number, theme: number, text: (from: number, count: number) => string): Block[] {
  const w = words[locale];
  return [
    { kind: "heading", level: 2, text: `${w.initiative} ${theme}.${number}: ${w.sentences[number % 6]!}`, id: `initiative-${number}` },
    { kind: "facts", items: [w.author, w.types.slice(0, 3).join(", "), `${w.months[0]} 2029 – ${w.months[2]} 2030`, "kontakt@samplan.example"].map((value, index) => ({ term: w.facts[index]!, text: [plain(value)] })) },
    { kind: "facts", items: w.questions.map((term, index) => ({ term, text: [plain(text(number + index, 8)), plain(text(number + index + 3, 7))] })) },
    { kind: "list", ordered: false, items: [0, 1, 2].map((from) => [{ text: `${w.outcomes[from]}: `, strong: true }, { text: text(number + from, 2) }]) },
    { kind: "heading", level: 3, text: w.milestones, id: `milestones-${number}` },
    { kind: "table", caption: `${w.milestones} ${theme}.${number}`, columns: [{ header: w.milestone[0], share: 3 }, { header: w.milestone[1], share: 3 }, { header: w.milestone[2], numeric: true }, { header: w.milestone[3], numeric: true }], rows: Array.from({ length: 5 }, (_, index) => [plain(text(number + index, 1)), plain(text(index, 2)), plain(`${index + 1}.3.2029`), plain(`${index + 1}.10.2030`)]) },
  ];
}
