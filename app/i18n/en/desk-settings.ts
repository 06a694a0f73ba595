import type { deskSettings as danish } from "../da/desk-settings.ts";

export const deskSettings: typeof danish = {
  title: "Settings of the desk",
  lead: "They apply to everyone who works on the plan.",
  readOnly: "The plan's coordinators can change the settings. You can read them.",
  on: "Yes",
  off: "No",
  fourEyes: {
    label: "Must someone else approve an answer before it is public?",
    text: "With yes, whoever wrote an answer cannot publish it themselves.",
    change: "Turned on, answers that are not public yet must be approved as well. Turned off, no answer needs approval any longer. Public answers stay as they are.",
    waiting: (n) => (n === 0 ? "No answers wait for approval." : n === 1 ? "1 answer waits for approval." : `${n} answers wait for approval.`),
  },
  screening: {
    label: "Should proposals be looked at before they are public?",
    text: "With yes, a new proposal is visible to everyone only after a moderator has looked at it.",
    change: "Turned on, it applies to proposals that come from now on. Turned off, new proposals are public at once; those that wait already must still be looked at.",
    waiting: (n) => (n === 0 ? "No proposals wait to be looked at." : n === 1 ? "1 proposal waits to be looked at." : `${n} proposals wait to be looked at.`),
  },
  screeningHours: { label: "How many hours does it usually take before a proposal has been looked at?", text: "Authors are told this number, and the figures show whether it holds." },
  answerDays: { label: "Within how many days must a proposal be answered?", text: "After that the case is overdue. A new number applies at once, to waiting cases as well." },
  assessorsPerCase: { label: "How many people should assess each case?", text: "A new number applies to cases assigned from now on. Assessments already given stay." },
  assessmentDays: { label: "How many days does an assessor have?", text: "They are counted from the day of the assignment. Deadlines already given stay as they are." },
  outside: (least, most) => `Write a whole number from ${least} to ${most}`,
  range: (least, most) => `A whole number from ${least} to ${most}`,
  hours: (n) => (n === 1 ? "1 hour" : `${n} hours`),
  days: (n) => (n === 1 ? "1 day" : `${n} days`),
  people: (n) => (n === 1 ? "1 person" : `${n} people`),
  save: "Save the settings",
  saved: "The settings have been saved.",
  overtaken: "Someone has changed the settings since you opened them.",
  overtakenText: "What you chose is in the form. These are the settings as they are now. Compare, and save again if your choice should hold.",
};
