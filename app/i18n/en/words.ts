import type { words as danish } from "../da/words.ts";

export const words: typeof danish = {
  participantTypes: { citizen: "Citizen", business: "Business", ngo: "Association/NGO", authority: "Public authority" },
  participantTypesMany: { citizen: "Citizens", business: "Businesses", ngo: "Associations/NGOs", authority: "Public authorities" },
  statuses: {
    received: "Received",
    under_consideration: "Under consideration",
    adopted: "Adopted",
    partly_adopted: "Partly adopted",
    merged: "Merged",
    split: "Split up",
    already_under_way: "Already under way",
    forwarded: "Forwarded",
    not_adopted: "Not adopted",
    out_of_scope: "Outside the scope of the plan",
    withdrawn: "Withdrawn",
  },
  answered: "Answered",
  stances: { for: "For", against: "Against", neutral: "Question" },
  stancesLong: { for: "I am for", against: "I am against", neutral: "I have a question" },
  degrees: { full: "Fully adopted", partly: "Partly adopted", inspired: "Inspired it" },
  phases: { announce: "Announcement", collect: "Proposals and debate", triage: "Consideration", draft: "Draft consultation", publish: "Publication", implement: "Implementation", report: "Report" },
  hideReasons: { confidential: "libel or confidential information", offensive: "offensive content", advertising: "advertising", unlawful: "unlawful content", personal_data: "personal data" },
  participationLevels: { inform: "We keep you informed", consult: "We listen to you and say what it led to", involve: "We work with your concerns so that they show in the result", collaborate: "We find the solutions together with you", empower: "We do what you decide" },
  planStates: { draft: "Draft", announced: "Announced", open: "Open", published: "Adopted", closed: "Closed" },
  initiativeStates: { draft: "Draft", published: "Adopted" },
  languages: {
    da: "Danish", en: "English", fo: "Faroese", kl: "Greenlandic", de: "German", nb: "Norwegian", sv: "Swedish", is: "Icelandic", fi: "Finnish", pl: "Polish", ro: "Romanian", lt: "Lithuanian", uk: "Ukrainian", ru: "Russian",
    ar: "Arabic", fa: "Persian", ku: "Kurdish", tr: "Turkish", ur: "Urdu", so: "Somali", bs: "Bosnian", es: "Spanish", fr: "French", und: "another language",
    // The other languages of the European Union: of what is imported.
    it: "Italian", nl: "Dutch", pt: "Portuguese", el: "Greek", cs: "Czech", sk: "Slovak", hr: "Croatian", sl: "Slovenian", hu: "Hungarian", bg: "Bulgarian", et: "Estonian", lv: "Latvian", mt: "Maltese", ga: "Irish",
  },
  roles: { moderator: "moderator", coordinator: "coordinator", admin: "administrator", participant: "participant", visitor: "visitor", system: "the system" },
  verified: "verified",
  notVerified: "not verified",
  notKnown: "Not known",
  hiddenAuthor: "Hidden",
};
