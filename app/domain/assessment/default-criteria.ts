import type { Bilingual } from "#db/values.ts";

/** What one criterion says: its title, and what 0, 1, 2 and 3 mean. */
export type CriterionText = { title: Bilingual; anchors: [Bilingual, Bilingual, Bilingual, Bilingual] };

const both = (da: string, en: string): Bilingual => ({ da, en });

/** The criteria that a plan begins with (domain facts, section 4); its coordinators change them. */
export const defaultCriteria: readonly CriterionText[] = [
  {
    title: both("Åbenhed som formål", "Openness as the aim"),
    anchors: [
      both("Handler ikke om åbenhed, deltagelse eller ansvarlighed", "Not about openness, participation or accountability"),
      both("Berører det kun i forbifarten", "Touches on it only in passing"),
      both("Fremmer det, men det er ikke hovedsagen", "Furthers it, but it is not the main point"),
      both("Åbenhed, deltagelse eller ansvarlighed er hovedsagen", "Openness, participation or accountability is the main point"),
    ],
  },
  {
    title: both("Et klart problem", "A clear problem"),
    anchors: [
      both("Man kan ikke se, hvad problemet er", "One cannot tell what the problem is"),
      both("Problemet er nævnt, men løst og uden eksempler", "The problem is named, but loosely and without examples"),
      both("Problemet er klart og har eksempler", "The problem is clear and has examples"),
      both("Problemet er klart, og tal eller kilder viser, hvem det rammer", "The problem is clear, and figures or sources show whom it affects"),
    ],
  },
  {
    title: both("Mulig virkning", "Possible effect"),
    anchors: [
      both("Ville intet ændre", "Would change nothing"),
      both("En lille forbedring for få", "A small improvement for few people"),
      both("En mærkbar forbedring på et område", "A noticeable improvement in one field"),
      both("Ændrer varigt, hvordan det offentlige arbejder", "Lastingly changes how public bodies work"),
    ],
  },
  {
    title: both("Kan efterprøves", "Can be verified"),
    anchors: [
      both("Ingen kan afgøre, om det er gjort", "Nobody could tell whether it was done"),
      both("Målet er uklart, men kan gøres klart", "The goal is vague, but can be made clear"),
      both("Der er et klart resultat at se efter", "There is a clear result to look for"),
      both("Resultat og frist kan efterprøves af alle", "Anyone can check the result and the deadline"),
    ],
  },
  {
    title: both("Lovligt", "Lawful"),
    anchors: [
      both("Strider mod grundloven, EU-retten eller en aftale", "Against the constitution, EU law or a treaty"),
      both("Kræver en lov, som næppe kommer", "Needs an act that is unlikely to be passed"),
      both("Kræver en mindre lovændring eller en bekendtgørelse", "Needs a minor change of the law or an order"),
      both("Kan gøres inden for de regler, der gælder", "Can be done within the present rules"),
    ],
  },
  {
    title: both("Penge og folk", "Money and people"),
    anchors: [
      both("Langt dyrere, end nogen vil betale", "Far costlier than anyone would pay for"),
      both("Kræver en ny bevilling", "Needs new funding"),
      both("Kræver, at noget andet nedprioriteres", "Needs something else to wait"),
      both("Kan gøres med de midler, der er", "Can be done with the means at hand"),
    ],
  },
  {
    title: both("Nogen til at gøre det", "Somebody to do it"),
    anchors: [
      both("Ingen offentlig myndighed kan gøre det", "No public body could do it"),
      both("Det er uklart, hvis opgave det er", "It is unclear whose task it is"),
      both("En myndighed er den rette, men er ikke spurgt", "One body is the right one, but has not been asked"),
      both("En myndighed vil gerne", "A body is willing"),
    ],
  },
  {
    title: both("Nyt", "New"),
    anchors: [
      both("Findes allerede", "Already exists"),
      both("Ligner meget noget, der er i gang", "Much like something under way"),
      both("Bygger videre på noget, der er i gang", "Builds on something under way"),
      both("Er ikke prøvet her før", "Has not been tried here before"),
    ],
  },
];
