/** What is wrong with a field, and what to do. */
export const forms = {
  fieldErrors: {
    too_long: (max: number, length: number) => `Skriv højst ${max.toLocaleString("da-DK")} tegn. Der er ${length.toLocaleString("da-DK")}.`,
    name_missing: "Skriv dit navn",
    email_missing: "Skriv din e-mailadresse",
    email_wrong: "Skriv e-mailadressen, så den ligner navn@eksempel.dk",
    participant_missing: "Vælg, hvem du deltager som",
    organisation_missing: "Skriv organisationens navn",
    cvr_missing: "Skriv organisationens CVR-nummer",
    cvr_wrong: "CVR-nummeret passer ikke. Det har 8 cifre, som du kan finde på datacvr.virk.dk",
    password_short: "Vælg en adgangskode på mindst 12 tegn",
    password_long: "Vælg en adgangskode på højst 200 tegn",
    password_common: "Den adgangskode er for let at gætte. Vælg en anden, for eksempel fire ord, der ikke hører sammen",
    password_missing: "Skriv din adgangskode",
    credentials_wrong: "E-mailadressen og adgangskoden passer ikke sammen. Prøv igen",
    theme_missing: "Vælg det tema, forslaget hører til",
    theme_unknown: "Vælg et af temaerne",
    title_missing: "Skriv en overskrift",
    problem_missing: "Skriv, hvad problemet er",
    change_missing: "Skriv, hvad du foreslår",
    effect_missing: "Skriv, hvad det vil føre til",
    display_missing: "Vælg, hvordan dit navn skal vises",
    comment_missing: "Skriv din kommentar",
    reply_missing: "Skriv dit svar",
    stance_missing: "Vælg, om du er for, imod eller har et spørgsmål",
    outcome_missing: "Vælg et udfald",
    reason_missing: "Skriv begrundelsen. Kun et forslag, der er optaget helt, kan besvares uden",
    merged_missing: "Skriv referencen på det forslag, dette er lagt sammen med, for eksempel OGP28-C-0042",
    merged_unknown: "Der er intet forslag i planen med den reference",
    merged_circle: "Et forslag kan ikke lægges sammen med sig selv, heller ikke ad omveje",
    forwarded_missing: "Skriv, hvem forslaget er sendt videre til",
    hide_reason_missing: "Vælg en grund til at skjule",
    hide_note_missing: "Skriv til forfatteren, hvad der er galt",
    degree_missing: "Vælg, hvor meget af forslaget der er optaget",
    initiative_missing: "Vælg et initiativ, eller opret et nyt",
    initiative_unknown: "Initiativet findes ikke eller er ikke længere et udkast",
    initiative_title_missing: "Skriv en titel til initiativet",
    proposals_missing: "Vælg mindst ét forslag",
    proposals_of_several_plans: "Forslagene hører til forskellige planer",
    own_among_them: "Et af forslagene er dit eget eller din organisations. En anden må behandle det",
    proposal_withdrawn: "Et af forslagene er trukket tilbage eller skjult",
    // Organisationer
    // ---
    // Konto og login
    password_wrong: "Adgangskoden passer ikke. Prøv igen",
    sign_in_again: "Log ud og ind igen først. Så ved vi, at det er dig",
    demo_shared: "Personen er opdigtet, og alle kan logge ind som den. Derfor kan login ikke ændres",
    code_missing: "Skriv koden, som appen viser",
    code_wrong: "Koden passer ikke. Vent på den næste, og skriv den. Passer den heller ikke, så se, om telefonens ur går rigtigt",
    recovery_code_wrong: "Nødkoden passer ikke, eller den er brugt. Prøv en anden",
    second_factor_not_begun: "Begynd med at slå totrinslogin til",
    second_factor_is_on: "Totrinslogin er allerede slået til",
    second_factor_is_off: "Totrinslogin er allerede slået fra",
    second_factor_needed: "Du har en rolle på platformen, så totrinslogin kan ikke slås fra",
    // ---
    // Login hos en udbyder
    // ---
    // Administration
    // ---
    // Mine data
    // ---
    invalid: "Vælg en af mulighederne",
  },
  refusals: {
    sign_in_first: "Log ind først. Det, du skrev, følger med.",
    verify_email_first: "Bekræft din e-mailadresse først. Vi har sendt dig et link.",
    phase_coming: (date: string) => `Du kan deltage fra ${date}.`,
    phase_over: (date: string) => `Fristen udløb ${date}.`,
    not_open: "Planen tager ikke imod bidrag.",
    hidden: "Forslaget er skjult, så det kan ikke støttes eller kommenteres.",
    withdrawn: "Forslaget er trukket tilbage, så det kan ikke støttes eller kommenteres.",
    own_proposal: "Du kan ikke støtte dit eget forslag.",
  },
  charactersLeft: (max: number) => `Højst ${max.toLocaleString("da-DK")} tegn`,
  charactersCount: { left: "{n} tegn tilbage", over: "{n} tegn for meget" },
  optional: "valgfrit",
  cprWarning: "Din tekst ligner noget med et CPR-nummer. Alt, hvad du skriver, bliver offentligt: fjern nummeret, før du sender.",
};
