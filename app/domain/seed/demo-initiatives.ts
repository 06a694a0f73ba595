import type { InitiativeText } from "#db/schema/initiatives.ts";
import type { AuthorityRole, AuthoritySector, Bilingual } from "#db/values.ts";

// What the draft initiatives of the demonstration say in the fields of the template. All of it is invented, as the people and authorities are.

type DemoParty = { name: string; role: AuthorityRole; sector: AuthoritySector; email: string; /** Left out: it is named and was not asked. */ asked?: "told" | "confirmed" | "declined"; remark?: string };

/** `of`: the initiative's key in demo.json. `saves`: what was saved one after the other, by whom and with which note. */
export type DemoInitiative = { of: string; saves: { by: string; note: string; text: Partial<Omit<InitiativeText, "title" | "summary" | "theme">> }[]; parties: DemoParty[] };

const both = (da: string, en: string): Bilingual => ({ da, en });
const unit = both("Demosekretariatet for Åben Forvaltning", "Demosekretariatet for Åben Forvaltning");
const contact: InitiativeText["contact"] = { role: both("Kontoret for åben forvaltning", "Office for open government"), department: unit, email: "initiativer@samplan.example" };

const dataFields = {
  problem: both("Mange tal fra det offentlige findes kun som billeder og interaktive kort. De kan ikke læses af en skærmlæser, og ingen kan regne videre på dem. Målinger af luft og støj bliver foretaget, men lagt ud i hver sin form og uden at sige, hvad der er målt, og hvad der er beregnet.", "Many public figures exist only as pictures and interactive maps. A screen reader cannot read them, and nobody can work with them. Air and noise are measured, but the results are published in forms of their own and without saying what was measured and what was calculated."),
  causes: both("Tallene bliver bestilt som færdige visninger, og ingen bliver bedt om at levere tallene bag. Hver myndighed vælger selv sin form.", "The figures are ordered as finished displays, and nobody is asked to deliver the numbers behind them. Each authority chooses its own form."),
  done_so_far: both("To myndigheder har prøvet at lægge en tabel ved siden af hvert diagram. Brugerne fandt den, men den blev ikke opdateret.", "Two authorities tried to put a table beside each chart. Users found it, but it was not kept up to date."),
  solution: both("Der kommer en fælles regel om, at tal til borgerne også skal kunne læses i en tabel, og at kilden skal stå ved tallet. Målinger af luft og støj bliver åbne data. Mennesker, der bruger skærmlæser, afprøver hvert år de 20 mest brugte sider, og resultatet bliver offentligt.", "A shared rule will say that figures for the public can also be read in a table, with the source beside them. Air and noise measurements become open data. People who use screen readers test the 20 most used pages every year, and the result is public."),
  results: both("Ved udgangen af 2028 kan tallene på de 20 mest brugte sider læses af alle, og enhver kan hente målingerne fra sin egen by.", "By the end of 2028 everyone can read the figures on the 20 most used pages, and anyone can fetch the measurements from their own town."),
  transparency: both("Flere data bliver åbne, og de, der er åbne, bliver til at læse for flere.", "More data is open, and more people can read what is."),
  accountability: both("Den årlige afprøvning er offentlig og siger, hvilken myndighed der skal rette hvad.", "The yearly test is public and says which authority must mend what."),
  technology_inclusion: both("Afprøvningen bliver lavet sammen med mennesker med synshandicap.", "The tests are made together with people with impaired sight."),
};

const dataMilestones: InitiativeText["milestones"] = [
  { title: both("Fælles regel om tal i tabeller", "Shared rule on figures in tables"), deliverable: both("Reglen er udstedt og offentliggjort med vejledning.", "The rule is issued and published with guidance."), startsOn: "2027-01-04", endsOn: "2027-06-30", owner: unit },
  { title: both("Målinger af luft og støj som åbne data", "Air and noise measurements as open data"), deliverable: both("Alle målinger fra 2026 og frem kan hentes frit, med angivelse af målt eller beregnet.", "All measurements from 2026 onwards can be fetched freely, marked as measured or calculated."), startsOn: "2027-03-01", endsOn: "2028-03-31", owner: both("Demostyrelsen for Miljø", "Demostyrelsen for Miljø") },
  { title: both("Første årlige afprøvning", "First yearly test"), deliverable: both("Rapport om de 20 mest brugte sider er offentliggjort.", "A report on the 20 most used pages is published."), startsOn: "2027-09-01", endsOn: "2027-12-15", owner: unit },
];

const hearingFields = {
  problem: both("Høringer er lange og skrevet for dem, der i forvejen kender sagen. De fleste, det handler om, opdager dem ikke, og de, der svarer, får sjældent at vide, hvad deres svar førte til.", "Consultations are long and written for those who know the matter already. Most of those concerned never find them, and those who answer are seldom told what came of it."),
  causes: both("Der er ingen, der har til opgave at gøre en høring læselig, og ingen skabelon til at vise, hvad svarene ændrede.", "Nobody has the task of making a consultation readable, and there is no template for showing what the answers changed."),
  solution: both("Ti høringer bliver udgivet i en udgave på én side i klart sprog. Bagefter viser myndigheden på én side, hvad deltagerne sagde, og hvad det ændrede.", "Ten consultations are published in a one-page version in plain language. Afterwards the authority shows on one page what people said and what it changed."),
  results: both("Mindst dobbelt så mange private personer svarer på de ti høringer som på ti tilsvarende før.", ""),
  participation: both("Flere kan sige deres mening, mens det stadig kan ændre noget.", "More people can have their say while it can still change something."),
};

/** The drafts that come from proposals. */
export const demoInitiatives: DemoInitiative[] = [
  {
    of: "data-for-alle",
    saves: [
      { by: "moderator", note: "Første fulde tekst", text: { fields: { ...dataFields, solution: both("Der kommer en fælles regel om, at tal til borgerne også skal kunne læses i en tabel. Målinger af luft og støj bliver åbne data.", "A shared rule will say that figures for the public can also be read in a table. Air and noise measurements become open data.") }, startsOn: "2027-01-04", endsOn: "2028-09-30", outputs: ["data_release"], milestones: dataMilestones.slice(0, 2), contact } },
      { by: "coordinator", note: "Afprøvning med skærmlæser tilføjet, efter at forslaget er optaget helt", text: { fields: dataFields, endsOn: "2028-12-31", outputs: ["data_release", "rule_or_law"], milestones: dataMilestones } },
    ],
    parties: [
      { name: "Demosekretariatet for Åben Forvaltning", role: "lead", sector: "government", email: "sekretariatet@samplan.example", asked: "confirmed" },
      { name: "Demostyrelsen for Miljø", role: "supporting", sector: "government", email: "miljoe@samplan.example", asked: "told" },
      { name: "Foreningen Tænkte Læsere", role: "supporting", sector: "civil_society", email: "" },
    ],
  },
  {
    of: "inddragelse",
    saves: [{ by: "moderator", note: "", text: { fields: hearingFields, startsOn: "2027-02-01", endsOn: "2028-10-31", outputs: ["pilot", "service_change"], contact, milestones: [{ title: both("De første tre høringer på én side", "The first three one-page consultations"), deliverable: both("Tre høringer er udgivet på én side hver.", "Three consultations are published on one page each."), startsOn: "2027-02-01", endsOn: "2027-08-31", owner: unit }] } }],
    parties: [{ name: "Eksempelministeriet", role: "lead", sector: "government", email: "eksempelministeriet@samplan.example", asked: "told" }],
  },
  {
    of: "aktindsigt",
    saves: [{ by: "moderator", note: "", text: { fields: { problem: both("Den, der søger aktindsigt, kan ikke se, hvor længe det plejer at tage, eller om nogen allerede har fået dokumentet udleveret.", "Whoever asks for access to documents cannot see how long it usually takes, or whether somebody has been given the document already."), accountability: both("Ventetiden hos hver myndighed bliver synlig.", "The waiting time at each authority becomes visible.") }, outputs: ["service_change"] } }],
    parties: [{ name: "Opdigtede Kommune", role: "lead", sector: "government", email: "kommunen@samplan.example", asked: "declined", remark: "Vi vil gerne medvirke, men en statslig myndighed bør have ansvaret." }],
  },
];

/** One that the authorities begin themselves, with nothing but a website to show for it. */
export const demoOwnInitiative = {
  by: "coordinator", theme: 4, title: both("Dansk bistand på ét kort", "Danish aid on one map"), summary: both("Et websted viser på et kort, hvilke bistandsprojekter Danmark er med i, og hvem der fører tilsyn med dem.", "A website shows on a map which aid projects Denmark takes part in, and who supervises them."), outputs: ["website"],
} as const;
