/** The fields of the templates that an initiative is written by: the questions as OGP asks them, what is meant by each, and what heads the answer where the public reads it (`heading`; else the label). */
export const initiativeTemplate = {
  names: { dk2017: "OGP's template as in the plan for 2017-2019", ogp2022: "OGP's template of 2022" },
  parts: { problem: "The problem", what: "What will be done", how: "What it leads to", values: "OGP values", additional: "Additional information" },
  fields: {
    dk2017: {
      problem: { label: "What is the public problem that the commitment will address?", heading: "The problem to be solved", hint: "Say who feels the problem, and how it shows." },
      commitment: { label: "What is the commitment?", heading: "What the commitment is", hint: "Its content, expected results and objective." },
      contribution: { label: "How will the commitment contribute to solve the public problem?", heading: "How the commitment contributes to the solution", hint: "Explain why what is done helps." },
      transparency: { label: "Transparency", hint: "Does it disclose more information, better information, or make it easier to get at?" },
      participation: { label: "Civic participation", hint: "Does it create or improve opportunities for people to inform or influence decisions?" },
      accountability: { label: "Public accountability", hint: "Does it create rules or mechanisms by which officials answer for their acts?" },
      technology_inclusion: { label: "Technology and inclusion", hint: "Counts only together with at least one of the three values above." },
      budget: { label: "Budget", hint: "What the commitment costs, and where the money comes from." },
      links: { label: "Links to other programmes", hint: "Strategies, laws or agreements that the commitment is connected with." },
      goals: { label: "Sustainable Development Goals", hint: "The goals of the United Nations that the commitment supports." },
    },
    ogp2022: {
      problem: { label: "What problem does the commitment aim to address?", heading: "The problem to be solved", hint: "Say who feels the problem, and how it shows." },
      causes: { label: "What are the causes of the problem?", heading: "The causes of the problem", hint: "Say what lies behind it, and how you know." },
      done_so_far: { label: "What has been done so far?", heading: "What has been done so far", hint: "If it was tried before, say what came of it. If nothing was done, say so." },
      solution: { label: "What solution do you propose?", heading: "The solution", hint: "Say what will be done, and how it solves the problem." },
      results: { label: "What results do you want to achieve?", heading: "The results to be achieved", hint: "Say what will be different once the commitment is carried out, and for whom." },
      transparency: { label: "Transparency", hint: "Does it disclose more information, better information, or make it easier to get at?" },
      participation: { label: "Civic participation", hint: "Does it create or improve opportunities for people to inform or influence decisions?" },
      accountability: { label: "Public accountability", hint: "Does it create rules or mechanisms by which officials answer for their acts?" },
      technology_inclusion: { label: "Technology and inclusion", hint: "Counts only together with at least one of the three values above." },
    },
  },
  /** What else an initiative says, and what it can lack. */
  also: {
    title: "Title", summary: "Brief description", theme: "Theme", period: "Start and end", lead: "Lead authority", origin: "Where the initiative comes from", values: "At least one OGP value", outputs: "What the initiative brings about",
    contact: "Contact", milestones: "Milestones",
    milestone_title: "Title", milestone_deliverable: "Verifiable deliverable", milestone_owner: "Who does it", milestone_start: "Start", milestone_end: "End",
  },
  milestone: (n: number) => `Milestone ${n}`,
  origins: { proposals: "Comes from proposals", existing: "Was under way already", government: "Comes from the authorities themselves" },
  outputs: {
    website: "A website or an app", data_release: "Data that is released", training: "Training or guidance", pilot: "A pilot",
    rule_or_law: "A rule or a law", body_or_mechanism: "A body or a mechanism", service_change: "A change in how authorities work", other: "Something else",
  },
  authorityRoles: { lead: "Lead", supporting: "Takes part" },
  authoritySectors: { government: "Government", civil_society: "Civil society", other: "Others" },
  authorityStates: { named: "Not asked yet", told: "Asked, has not answered", confirmed: "Has confirmed", declined: "Has declined" },
  inLanguage: { da: "in Danish", en: "in English" },
};
