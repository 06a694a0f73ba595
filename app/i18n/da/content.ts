type Section = { heading: string; paragraphs: string[] };

/** Sider om webstedet selv. */
export const content = {
  about: {
    title: "Om Samplan",
    lead: "Her skriver et land sin handlingsplan for åben forvaltning sammen med dem, den er til for.",
    sections: [
      { heading: "Sådan foregår det", paragraphs: ["Borgere, virksomheder, foreninger og myndigheder stiller forslag under planens temaer og kommenterer hinandens.", "Moderatorer behandler hvert forslag, svarer med en begrundelse og samler de bedste til udkast til initiativer. Koordinatoren offentliggør planen og fortæller, hvordan det går med den."] },
      { heading: "Det, vi lover", paragraphs: ["Intet forslag står uden svar, og alle kan se efter. Hvert forslag har en side med sit forløb fra modtaget til besvaret, og hvert initiativ viser, hvilke forslag det bygger på."] },
      { heading: "Open Government Partnership", paragraphs: ["Open Government Partnership (OGP) er et internationalt samarbejde, hvor lande laver handlingsplaner for gennemsigtighed, borgerinddragelse og ansvarlighed. Danmarks plan for 2017-2019 kan læses her med dens initiativer og kilder."] },
    ] as Section[],
  },
  accessibility: {
    title: "Tilgængelighedserklæring",
    lead: "Alle skal kunne bruge Samplan, også med skærmlæser, kun med tastatur, på en lille skærm eller uden JavaScript.",
    sections: [
      { heading: "Det har vi gjort", paragraphs: ["Webstedet er bygget efter WCAG 2.2 på niveau AA, som rækker ud over lovens krav (EN 301 549). Hver side afprøves automatisk med axe på dansk og engelsk, på telefon og computer, og de vigtigste forløb gennemgås alene med tastatur."] },
      { heading: "Det mangler vi", paragraphs: ["Webstedet er endnu ikke prøvet af mennesker, der bruger skærmlæser til daglig, eller af en uafhængig part."] },
    ] as Section[],
    operator: { heading: "Sig til", demo: "Dette er en demonstration. Den myndighed, der tager Samplan i brug, oplyser her et telefonnummer og en skriftlig kontakt.", unknown: "Den myndighed, der driver webstedet, har ikke oplyst et telefonnummer og en skriftlig kontakt endnu." },
  },
  privacy: {
    title: "Privatliv",
    lead: "Vi beder om så lidt som muligt og viser kun det, du vælger at vise.",
    sections: [
      { heading: "Det er offentligt", paragraphs: ["Dine forslag og kommentarer er offentlige. Ved hvert af dem vælger du, om dit navn, kun din organisation eller en neutral kode skal stå ved det."] },
      { heading: "Det er aldrig offentligt", paragraphs: ["Din e-mailadresse og din adgangskode. Adgangskoden gemmes kun i en form, som ingen kan læse (argon2id). Vi gemmer aldrig CPR-numre: skriv dem ikke.", "Logger du ind med MitID eller en anden tjeneste, gemmer vi tjenestens eget navn for dig, sikringsniveauet, og om det er et privat login eller et erhvervslogin med CVR-nummer."] },
      { heading: "Det gemmer vi", paragraphs: ["Navn, e-mailadresse, det, du skriver og støtter, hvilke organisationer du hører til, og hvilke browsere du er logget ind i. Hvad der er gjort, og af hvem, står i en logbog uden navne, adresser og tekst.", "Anmelder du en tekst uden konto, gemmer vi din e-mailadresse, til sagen er afgjort, dog højst et halvt år. Det, du skriver i anmeldelsen, gemmer vi i et år efter afgørelsen.", "Du kan se og hente det hele under Mine data, når du er logget ind."] },
      { heading: "Dit navn og din konto", paragraphs: ["Du kan altid fjerne dit navn fra det, du har skrevet. Du kan også slette din konto: efter 14 dage, hvor du kan fortryde, er dine personoplysninger væk. Det, du har skrevet som privatperson, bliver stående under en neutral kode, og det, du har skrevet for en organisation, bliver stående i dens navn."] },
      { heading: "Cookies", paragraphs: ["Vi bruger kun nødvendige cookies: én, når du er logget ind, én, der husker dit sprog, én, der finder din kladde igen, og én, der husker, at du har logget ind i browseren før, så andres forkerte forsøg ikke holder dig ude. Mens du logger ind, er der nogle flere i højst ti minutter. Ingen sporing og intet indhold fra andre."] },
      { heading: "Grundlaget", paragraphs: ["Oplysningerne behandles som led i en opgave i samfundets interesse (databeskyttelsesforordningens artikel 6, stk. 1, litra e)."] },
    ] as Section[],
    retention: { heading: "Hvor længe", text: (days: number) => `En konto, som ingen bekræfter, sletter vi efter 30 dage. En konto, som ikke bliver brugt, sletter vi ${days.toLocaleString("da-DK")} dage efter, at den sidste plan, du har taget del i, er slut. Du får en mail 30 dage før. Mails, vi har sendt, gemmer vi adressen på i 7 dage.` },
    operator: { heading: "Dataansvarlig", demo: "Dette er en demonstration. Den myndighed, der tager Samplan i brug, oplyser her, hvem der er dataansvarlig, og hvordan man får fat i den.", unknown: "Den myndighed, der driver webstedet, har ikke oplyst endnu, hvem der er dataansvarlig." },
  },
  rules: {
    title: "Regler for deltagelse",
    lead: "Der er få regler. De er til for, at alle kan være med.",
    sections: [
      { heading: "Skriv om sagen", paragraphs: ["Hold dig til planens temaer, og tal ordentligt. Kritik er velkommen."] },
      { heading: "Det skjuler vi", paragraphs: ["Injurierende eller fortroligt indhold, stødende indhold, reklame, ulovligt indhold og andres personoplysninger. Bliver noget skjult, får forfatteren besked med en begrundelse, og stedet bliver stående i forløbet."] },
      { heading: "Anmeld en tekst", paragraphs: ["Ser du en tekst, der bryder reglerne eller loven, så vælg »Anmeld« ved den. Du behøver ikke en konto, men skal oplyse en e-mailadresse, så du kan få en kvittering og afgørelsen. Forfatteren får ikke at vide, hvem der har anmeldt teksten.", "En moderator læser teksten og afgør, om den skal skjules eller blive stående. Det er altid et menneske, der afgør det, og afgørelsen har en begrundelse.", "Den, der har fået en tekst skjult, får at vide hvorfor, efter hvilken regel eller lov, og kan gøre indsigelse én gang inden seks måneder. Så vidt muligt er det en anden moderator, som ser på indsigelsen. Får man medhold, vises teksten igen. Alle kan desuden klage til den myndighed, der står for planen, eller gå til domstolene."] },
      { heading: "Ret det, eller træk det tilbage", paragraphs: ["Så længe planen tager imod forslag, og dit ikke er besvaret, kan du rette det. Alle udgaver af teksten kan læses, og de, der støtter forslaget, får besked, hvis meget er ændret. Du kan trække forslaget tilbage, indtil behandlingen slutter. Det bliver stående med din begrundelse."] },
      { heading: "Sig, hvem du er", paragraphs: ["Du vælger selv, om dit navn skal vises, men udgiv dig ikke for en anden. Skriver du for en organisation, så sørg for, at du har lov til det."] },
    ] as Section[],
  },
  demoMail: { title: "Mails i demonstrationen", lead: "I en demonstration bliver der ikke sendt mails. Her kan du læse dem, der ellers var blevet sendt. Alle kan læse dem.", none: "Ingen mails endnu", noneText: "Opret en konto, eller send et forslag: så kommer der en mail her." },
};
