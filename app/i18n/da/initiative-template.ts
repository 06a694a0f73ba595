/** The fields of the templates that an initiative is written by: the questions as OGP asks them, what is meant by each, and what heads the answer where the public reads it (`heading`; else the label). */
export const initiativeTemplate = {
  names: { dk2017: "OGP's skabelon som i planen for 2017-2019", ogp2022: "OGP's skabelon fra 2022" },
  parts: { problem: "Problemet", what: "Hvad der skal ske", how: "Hvad det fører til", values: "OGP-værdier", additional: "Yderligere oplysninger" },
  fields: {
    dk2017: {
      problem: { label: "Hvilket problem skal initiativet løse?", heading: "Problemet, der skal løses", hint: "Skriv, hvem der mærker problemet, og hvordan det viser sig." },
      commitment: { label: "Hvad går initiativet ud på?", heading: "Det går initiativet ud på", hint: "Indhold, forventede resultater og formål." },
      contribution: { label: "Hvordan bidrager initiativet til at løse problemet?", heading: "Sådan bidrager initiativet til løsningen", hint: "Forklar, hvorfor det, der bliver gjort, hjælper." },
      transparency: { label: "Gennemsigtighed", hint: "Kommer der flere, bedre eller lettere tilgængelige oplysninger frem?" },
      participation: { label: "Inddragelse af borgerne", hint: "Får folk nye eller bedre muligheder for at blive hørt eller påvirke beslutninger?" },
      accountability: { label: "Ansvar over for borgerne", hint: "Kommer der regler eller ordninger, så myndigheder skal stå til ansvar for det, de gør?" },
      technology_inclusion: { label: "Teknologi og inklusion", hint: "Tæller kun sammen med mindst én af de tre værdier ovenfor." },
      budget: { label: "Økonomi", hint: "Hvad initiativet koster, og hvor pengene kommer fra." },
      links: { label: "Sammenhæng med andre programmer", hint: "Strategier, love eller aftaler, som initiativet hænger sammen med." },
      goals: { label: "Verdensmål", hint: "De af FN's verdensmål, som initiativet støtter." },
    },
    ogp2022: {
      problem: { label: "Hvilket problem skal initiativet løse?", heading: "Problemet, der skal løses", hint: "Skriv, hvem der mærker problemet, og hvordan det viser sig." },
      causes: { label: "Hvad er årsagerne til problemet?", heading: "Årsagerne til problemet", hint: "Skriv, hvad der ligger bag, og hvor du ved det fra." },
      done_so_far: { label: "Hvad er der gjort indtil nu?", heading: "Det er gjort indtil nu", hint: "Har nogen prøvet før, så skriv, hvad der kom ud af det. Er intet gjort, så skriv det." },
      solution: { label: "Hvilken løsning foreslår I?", heading: "Løsningen", hint: "Skriv, hvad der skal gøres, og hvordan det løser problemet." },
      results: { label: "Hvilke resultater vil I nå?", heading: "De resultater, der skal nås", hint: "Skriv, hvad der er anderledes, når initiativet er gennemført, og for hvem." },
      transparency: { label: "Gennemsigtighed", hint: "Kommer der flere, bedre eller lettere tilgængelige oplysninger frem?" },
      participation: { label: "Inddragelse af borgerne", hint: "Får folk nye eller bedre muligheder for at blive hørt eller påvirke beslutninger?" },
      accountability: { label: "Ansvar over for borgerne", hint: "Kommer der regler eller ordninger, så myndigheder skal stå til ansvar for det, de gør?" },
      technology_inclusion: { label: "Teknologi og inklusion", hint: "Tæller kun sammen med mindst én af de tre værdier ovenfor." },
    },
  },
  /** What else an initiative says, and what it can lack. */
  also: {
    title: "Titel", summary: "Kort beskrivelse", theme: "Tema", period: "Start og slut", lead: "Ansvarlig myndighed", origin: "Hvor initiativet kommer fra", values: "Mindst én OGP-værdi", outputs: "Hvad initiativet fører til",
    contact: "Kontakt", milestones: "Milepæle",
    milestone_title: "Titel", milestone_deliverable: "Resultat, der kan efterprøves", milestone_owner: "Hvem der gør det", milestone_start: "Start", milestone_end: "Slut",
  },
  milestone: (n: number) => `Milepæl ${n}`,
  origins: { proposals: "Kommer fra forslag", existing: "Var i gang i forvejen", government: "Kommer fra myndighederne selv" },
  outputs: {
    website: "Et websted eller en app", data_release: "Data, der bliver lagt frem", training: "Kurser eller vejledning", pilot: "Et forsøg",
    rule_or_law: "En regel eller lov", body_or_mechanism: "Et organ eller en ordning", service_change: "En ændring i, hvordan myndigheder arbejder", other: "Noget andet",
  },
  authorityRoles: { lead: "Ansvarlig", supporting: "Medvirker" },
  authoritySectors: { government: "Myndighed", civil_society: "Civilsamfund", other: "Andre" },
  authorityStates: { named: "Ikke spurgt endnu", told: "Spurgt, har ikke svaret", confirmed: "Har bekræftet", declined: "Har sagt nej" },
  inLanguage: { da: "på dansk", en: "på engelsk" },
};
