import type { AnswerReason, Bilingual, Outcome } from "#db/values.ts";

/** The templates that a plan of the demonstration begins with: one an outcome, neutral, to be adapted by who answers. */
export const answerTemplates: { outcome: Outcome; name: string; summary: Bilingual; reason: Bilingual; reasonCodes: AnswerReason[] }[] = [
  {
    outcome: "adopted", name: "Optaget i et initiativ", reasonCodes: [],
    summary: { da: "Forslaget er optaget i planen.", en: "The proposal is taken up in the plan." },
    reason: {
      da: "Tak for forslaget. Det er optaget i initiativ {{initiative}}.\n\nNæste skridt er, at initiativet bliver skrevet færdigt med mål, frist og ansvarlig myndighed. Du kan følge det på initiativets side.",
      en: "Thank you for the proposal. It is taken up in initiative {{initiative}}.\n\nNext, the initiative is written out with goals, a deadline and the authority that is responsible. You can follow it on the page of the initiative.",
    },
  },
  {
    outcome: "partly_adopted", name: "Delvist optaget", reasonCodes: [],
    summary: { da: "En del af forslaget er optaget i planen.", en: "A part of the proposal is taken up in the plan." },
    reason: {
      da: "Tak for forslaget. En del af det er optaget i initiativ {{initiative}}. Under »Det, der er taget med« og »Det, der ikke er taget med« står, hvilken del det er.\n\nResten er ikke taget med, fordi {{own_words}}.",
      en: "Thank you for the proposal. A part of it is taken up in initiative {{initiative}}. “What was taken up” and “What was not taken up” say which part.\n\nThe rest is not taken up, because {{own_words}}.",
    },
  },
  {
    outcome: "merged", name: "Lagt sammen med et andet", reasonCodes: ["duplicate"],
    summary: { da: "Forslaget behandles sammen med et andet, der vil det samme.", en: "The proposal is considered together with another that wants the same." },
    reason: {
      da: "Flere har foreslået det samme under temaet {{theme}}. Vi behandler forslagene samlet, så støtte og argumenter tæller sammen. Dit forslag {{reference}} kan stadig læses, som du skrev det.",
      en: "Several people proposed the same under the theme {{theme}}. We consider the proposals together, so that support and arguments count together. Your proposal {{reference}} can still be read as you wrote it.",
    },
  },
  {
    outcome: "already_under_way", name: "Allerede i gang", reasonCodes: ["already_done"],
    summary: { da: "Det, forslaget beder om, er allerede i gang.", en: "What the proposal asks for is under way already." },
    reason: {
      da: "Tak for forslaget. Arbejdet med det er allerede i gang: {{own_words}}.",
      en: "Thank you for the proposal. Work on it is under way already: {{own_words}}.",
    },
  },
  {
    outcome: "forwarded", name: "Sendt videre", reasonCodes: ["no_owner"],
    summary: { da: "Forslaget er sendt til den myndighed, der kan afgøre det.", en: "The proposal is sent to the authority that can decide on it." },
    reason: {
      da: "Forslaget kan ikke afgøres i {{plan}}, men en anden myndighed kan tage stilling til det. Vi har derfor sendt det videre. Myndigheden svarer dig ikke nødvendigvis direkte.",
      en: "The proposal cannot be decided in {{plan}}, but another authority can consider it. We have therefore sent it on. That authority will not necessarily write to you.",
    },
  },
  {
    outcome: "not_adopted", name: "Ikke optaget: midler", reasonCodes: ["cost"],
    summary: { da: "Forslaget er ikke optaget, da der ikke er midler til det.", en: "The proposal is not taken up, as there is no money for it." },
    reason: {
      da: "Tak for forslaget. Vi har vurderet det ud fra planens kriterier. Det er ikke optaget, fordi det koster mere, end der er sat af.\n\nForslaget og støtten til det er offentlige og indgår, når den næste plan bliver lavet.",
      en: "Thank you for the proposal. We considered it by the criteria of the plan. It is not taken up, because it costs more than there is money for.\n\nThe proposal and the support for it are public, and will be considered when the next plan is made.",
    },
  },
  {
    outcome: "out_of_scope", name: "Uden for planens rammer", reasonCodes: ["outside_ogp"],
    summary: { da: "Forslaget handler om noget, planen ikke kan ændre.", en: "The proposal is about something that the plan cannot change." },
    reason: {
      da: "{{plan}} handler om gennemsigtighed, deltagelse og ansvarlighed i det offentlige. Forslaget handler om noget andet, og planen kan ikke afgøre det.\n\nDu kan i stedet henvende dig til den myndighed, der har ansvaret for området.",
      en: "{{plan}} is about transparency, participation and accountability in public bodies. The proposal is about something else, which the plan cannot decide.\n\nYou can turn to the authority that is responsible for it instead.",
    },
  },
];
