/** At skrive et forslag: lignende forslag, formatering, emner, sprog. */
export const writing = {
  similar: {
    title: "Ligner det et af disse?",
    lead: "Handler et af dem om det samme, så støt eller kommentér det. Din kladde bliver gemt.",
    leadReview: "Der er forslag, som ligner dit. Handler et af dem om det samme, så kan du støtte eller kommentere det i stedet. Din kladde bliver gemt.",
    instead: "Støt eller kommentér dette i stedet",
    said: (n: number) => (n === 0 ? "Ingen forslag ligner overskriften mere." : n === 1 ? "Ét forslag ligner dit. Det står under overskriften." : `${n} forslag ligner dit. De står under overskriften.`),
    /** Sagt af en browser uden skærmlæser: antallet i linjen, der kan foldes ud. */
    count: (n: number) => `(${n})`,
  },
  formatting: {
    summary: "Du kan bruge fed, lister og links",
    emphasis: ["**fed** bliver ", "fed", " og *kursiv* bliver ", "kursiv"],
    list: "Begynd hver linje i en liste med - og et mellemrum, eller med 1. 2. 3.",
    link: "Sæt en adresse ind, som den er, eller skriv [ord](https://adresse.dk).",
  },
  language: "Sproget i din tekst",
  tags: {
    title: "Emner",
    summary: "Vælg emner (valgfrit)",
    chosen: (n: number) => `Emner: ${n} valgt`,
    lead: "Emnerne er Open Government Partnerships. De gør det lettere at finde forslag om det samme på tværs af temaer.",
    values: "Hvad fremmer forslaget?",
    areas: "Hvilke områder handler det om?",
    filtered: "Emne",
    remove: (tag: string) => `Vis også forslag uden emnet »${tag}«`,
  },
  ogpValues: { transparency: "Gennemsigtighed", participation: "Inddragelse af borgerne", accountability: "Ansvar over for borgerne" },
  policyAreas: {
    access_to_information: "Adgang til information", anti_corruption: "Bekæmpelse af korruption", civic_space: "Civilsamfundets råderum", climate_environment: "Klima og miljø", digital_governance: "Digital forvaltning",
    fiscal_openness: "Åbenhed om offentlige penge", gender_inclusion: "Ligestilling og inklusion", justice: "Retsvæsen", media_freedom: "Mediefrihed", public_participation: "Borgernes deltagelse i beslutninger",
  } as Record<string, string>,
  offline: "Du er offline. Teksten står her stadig og bliver gemt, så snart der er forbindelse.",
};
