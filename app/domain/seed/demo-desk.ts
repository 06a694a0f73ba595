// What the invented staff of the demonstration wrote at the desk. Cases are named by their key in demo.json, people too.

/** Who assessed a case, and what each found: a step for each of the usual criteria, in their order. Without scores it still waits for them. */
export const demoAssessments: { of: string; asked: { by: string; scores?: [number, number, number, number, number, number, number, number]; note?: string }[] }[] = [
  { of: "algorithm-register", asked: [
    { by: "moderator", scores: [3, 3, 2, 1, 2, 3, 3, 2], note: "Stærkt ønske fra mange sider. Afgrænsningen er det svære." },
    { by: "coordinator", scores: [3, 2, 2, 3, 2, 3, 3, 2], note: "Kan begynde med de systemer, der allerede er kortlagt." },
  ] },
  { of: "svartid", asked: [
    { by: "moderator2", scores: [3, 3, 3, 2, 2, 2, 3, 3], note: "Tallene findes hos de fleste, men opgøres hver for sig." },
    { by: "coordinator", scores: [3, 3, 2, 2, 2, 2, 3, 3] },
  ] },
  { of: "ejerforhold", asked: [{ by: "coordinator", scores: [2, 2, 3, 2, 1, 2, 2, 2], note: "Personoplysninger skal vurderes for sig." }, { by: "moderator" }] },
];

/** Questions to authorities that do not exist; the second one is answered. */
export const demoQuestions = [
  { of: "fejl-i-data", by: "moderator2", authority: "Demostyrelsen for Fælles Data", email: "data@demostyrelsen.example", question: "Findes der allerede en fælles indgang, hvor man kan melde fejl i jeres datasæt? Og hvad vil det kræve at vise, hvor langt en melding er kommet?", answer: null },
  { of: "hoeringssvar", by: "moderator", authority: "Demoministeriet for Lovkvalitet", email: "hoeringer@demoministeriet.example", question: "Kan I lave en oversigt med en linje for hvert høringssvar, før en sag afgøres? Hvor mange sager vil det gælde om året?", answer: { text: "Vi kan gøre det ved høringer med op til cirka 100 svar. Ved flere må ens svar samles. Det gælder omkring 40 sager om året hos os.", by: "Kontorchef Ida Fabelgren (opdigtet)" } },
] as const;

export const demoNotes = [
  { of: "borgersamling", by: "moderator", text: "Se svaret på lobbyregisteret: det skal hænge sammen med det, vi skriver her." },
  { of: "hoeringssvar", by: "coordinator", text: "Ministeriet har svaret. Jeg læser udkastet, når det er klar." },
] as const;

/** Answers that are on their way: one that is being written, and one that waits for somebody else. */
export const demoAnswers = [
  { of: "svartid", by: "moderator", isWhole: false, outcome: "adopted", summary: "Ventetiden på aktindsigt bliver offentlig.", reason: "Der er bred støtte til forslaget, og tallene findes hos de fleste myndigheder. Vi mangler at skrive, hvornår de første tal kommer." },
  { of: "hoeringssvar", by: "moderator", isWhole: true, outcome: "partly_adopted", summary: "Hvert høringssvar får en linje, når der er færre end 100 svar.", reason: "Vi tager forslaget med for høringer med op til 100 svar. Ved flere svar bliver ens svar besvaret samlet, som det også blev foreslået i debatten." },
] as const;

/** Cases that the coordinator gave to a colleague at once. */
export const demoHandedOver = { by: "coordinator", to: "moderator2", cases: ["maskinens-rolle", "klimafinansiering", "bistandskronen"] } as const;

/** Proposals that seem alike by their words, and are not. */
export const demoDistinct = { by: "coordinator", one: "open-source", other: "del-koden" } as const;

/** What was moderated: `comment` is the place of a comment in the file. */
export const demoModeration = {
  redacted: { of: "whistleblower", by: "moderator", passage: "12 34 56 78", note: "Telefonnummeret er taget ud, så ingen kan finde dig på det." },
  hidden: { of: "fejl-i-data", comment: 1, by: "moderator2", note: "Kommentaren er en reklame for et produkt, og dem er der ikke plads til i debatten.", warning: "Det er anden gang, vi ser en reklame. Skriv gerne om sagen, men ikke for at sælge." },
  kept: { of: "borgersamling", comment: 1, reporter: "amina", by: "moderator", body: "Tonen er nedladende over for dem, der bliver udtrukket.", note: "Kommentaren er skarp, men den handler om sagen og går ikke efter nogen." },
  open: { of: "algorithm-register", comment: 2, reporter: "karen", body: "Afsenderen omtaler sit eget produkt." },
} as const;
