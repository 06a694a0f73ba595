import type { MeetingInput } from "../meetings/schema.ts";
import type { OutreachInput } from "../outreach/schema.ts";
import type { DocumentInput } from "../repository/schema.ts";

type Placed<T> = Omit<T, "version" | "heldOn" | "doneOn" | "datedOn"> & { /** The day, counted from the day on which the demonstration begins. */ on: number; /** When it was put in. */ put: number };

const none = { da: "", en: "" };

/** Invented meetings of the demonstration, which its pages say they are. */
export const demoMeetings: readonly Placed<MeetingInput>[] = [
  {
    kind: "forum", on: -62, put: -75, place: "Demosalen, Prøveby, og online", title: { da: "Åben Forvaltning-forum: hvad skal den nye plan handle om? (demo)", en: "Open government forum: what should the new plan be about? (demo)" },
    agenda: { da: "- Velkommen\n- Hvad vi lærte af den forrige plan\n- Temaerne i den nye plan\n- Sådan kan man deltage", en: "- Welcome\n- What we learned from the previous plan\n- The themes of the new plan\n- How to take part" },
    minutes: { da: "Forummet drøftede fire temaer og bad om, at alle forslag får et begrundet svar. Foreningerne ønskede to uger til at forberede sig, før der kan sendes forslag ind.\n\n**Aftalt:** Tidsplanen bliver offentlig, mindst to uger før det første forslag kan sendes ind.", en: "The forum discussed four themes and asked that all proposals get a reasoned answer. The associations wanted two weeks to prepare before proposals can be sent in.\n\n**Agreed:** The timeline becomes public at least two weeks before the first proposal can be sent in." },
    attendance: { government: 7, civil_society: 12, business: 4, academia: 2 }, cancelled: none,
  },
  {
    kind: "other", on: -9, put: -30, place: "Online", title: { da: "Spørgetime om at skrive et forslag (demo)", en: "Question time on writing a proposal (demo)" }, agenda: { da: "Vi viser, hvordan man skriver et forslag, og svarer på spørgsmål.", en: "We show how to write a proposal, and answer questions." },
    minutes: none, attendance: {}, cancelled: { da: "For få havde meldt sig. Spørgsmål kan sendes på mail.", en: "Too few had signed up. Questions can be sent by mail." },
  },
  { kind: "forum", on: 40, put: -20, place: "Demosalen, Prøveby, og online", title: { da: "Åben Forvaltning-forum: hvad er der kommet ind? (demo)", en: "Open government forum: what has come in? (demo)" }, agenda: { da: "- Forslagene i tal\n- Sådan bliver de behandlet\n- Emner, der mangler", en: "- The proposals in figures\n- How they are considered\n- Topics that are missing" }, minutes: none, attendance: {}, cancelled: none },
];

export const demoOutreach: readonly Placed<OutreachInput>[] = [
  { kind: "mail", on: -21, put: -21, title: { da: "Mail til de parter, der er hørt (demo)", en: "Mail to those who were asked to take part (demo)" }, description: { da: "Foreninger, virksomheder og myndigheder fik tidsplanen og et link til at deltage.", en: "Associations, businesses and authorities got the timeline and a link for taking part." }, reached: 140, url: "" },
  { kind: "social_media", on: -20, put: -19, title: { da: "Opslag om at deltage (demo)", en: "Posts on taking part (demo)" }, description: { da: "Korte film om de fire temaer, også med undertekster.", en: "Short films on the four themes, with subtitles too." }, reached: 8_500, url: "" },
  { kind: "event", on: -12, put: -11, title: { da: "Åbent hus på biblioteket i Prøveby (demo)", en: "Open house at the library of Prøveby (demo)" }, description: { da: "Hjælp til at skrive forslag, også for dem, der ikke bruger en computer til daglig.", en: "Help with writing proposals, also for those who do not use a computer every day." }, reached: 35, url: "" },
];

/** Real documents of the Open Government Partnership, read at the addresses. */
export const demoDocuments: readonly Placed<DocumentInput>[] = [
  { kind: "co_creation", on: -70, put: -70, title: { da: "OGP's uafhængige vurdering af Danmark 2019-2022", en: "OGP's independent review of Denmark 2019-2022" }, description: { da: "Det, den nye plan skal gøre bedre.", en: "What the new plan is to do better." }, url: "https://www.opengovpartnership.org/documents/denmark-results-report-2019-2022/", withdrawn: none },
  { kind: "other", on: -22, put: -22, title: { da: "Open Gov Challenge: OGP's emneområder", en: "The Open Gov Challenge: OGP's policy areas" }, description: { da: "De ti områder, som forslag kan handle om.", en: "The ten areas that proposals can be about." }, url: "https://www.opengovpartnership.org/the-open-gov-challenge/", withdrawn: none },
];
