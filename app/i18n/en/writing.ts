import type { writing as danish } from "../da/writing.ts";

/** Writing a proposal: similar ones, formatting, topics, language. */
export const writing: typeof danish = {
  similar: {
    title: "Is it like one of these?",
    lead: "If one of them is about the same thing, support it or comment on it. Your draft is kept.",
    leadReview: "There are proposals like yours. If one of them is about the same thing, you can support it or comment on it instead. Your draft is kept.",
    instead: "Support or comment on this one instead",
    said: (n) => (n === 0 ? "No proposals are like the title any more." : n === 1 ? "One proposal is like yours. It is shown below the title." : `${n} proposals are like yours. They are shown below the title.`),
    count: (n) => `(${n})`,
  },
  formatting: {
    summary: "You can use bold, lists and links",
    emphasis: ["**bold** becomes ", "bold", " and *italics* becomes ", "italics"],
    list: "Begin each line of a list with - and a space, or with 1. 2. 3.",
    link: "Put in an address as it is, or write [words](https://address.org).",
  },
  language: "The language of your text",
  tags: {
    title: "Topics",
    summary: "Choose topics (optional)",
    chosen: (n) => `Topics: ${n} chosen`,
    lead: "The topics are those of the Open Government Partnership. They make it easier to find proposals about the same thing across themes.",
    values: "What does the proposal further?",
    areas: "Which fields is it about?",
    filtered: "Topic",
    remove: (tag) => `Show proposals without the topic “${tag}” too`,
  },
  ogpValues: { transparency: "Transparency", participation: "Civic participation", accountability: "Public accountability" },
  policyAreas: {
    access_to_information: "Access to information", anti_corruption: "Anti-corruption", civic_space: "Civic space", climate_environment: "Climate and environment", digital_governance: "Digital governance",
    fiscal_openness: "Fiscal openness", gender_inclusion: "Gender and inclusion", justice: "Justice", media_freedom: "Media freedom", public_participation: "Public participation",
  },
  offline: "You are offline. The text is still here, and will be saved as soon as there is a connection.",
};
