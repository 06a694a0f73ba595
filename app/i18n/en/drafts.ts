import type { drafts as danish } from "../da/drafts.ts";

/** Drafts that the members of an organisation share. */
export const drafts: typeof danish = {
  listTitle: (organisation) => `Drafts for ${organisation}`,
  listLead: "Everyone who belongs to the organisation can see and change the drafts here. A representative sends them.",
  toList: (organisation) => `Drafts for ${organisation}`,
  ofOrganisation: (organisation) => `Draft for ${organisation}`,
  none: "There are no drafts",
  noneText: "When one of you writes a proposal for the organisation, it stands here until it is sent.",
  write: "Write a proposal",
  untitled: "Untitled",
  by: (writer, when) => `Written by ${writer} · changed ${when}`,
  noWriter: "a former colleague",
  states: { writing: "Being written", awaiting_release: "Waits for a representative", sent_back: "Handed back" },
  explained: {
    member: {
      writing: "You and your colleagues can change the draft. When it is ready, ask a representative to send it.",
      sent_back: "A representative handed the draft back. Read the note, change the draft, and ask again for it to be sent.",
      awaiting_release: "The representatives have been told by mail. They can send the proposal, change it or hand it back. Meanwhile nobody else can change it.",
    },
    representative: {
      writing: "The draft is being written. You are a representative and can send it when it is ready.",
      sent_back: "The draft was handed back to its writer. You can still change it and send it.",
      awaiting_release: "Your colleagues ask you to send the proposal. Read it through before you send it.",
    },
  },
  closed: "Proposals cannot be sent now. The draft is kept.",
  incomplete: "The draft is not complete. Change it before it can be sent.",
  edit: "Change the draft",
  release: { title: "Submit the proposal", voice: "Who says it?", send: (organisation) => `Submit for ${organisation}` },
  request: { title: "Ask a representative to send it", note: "Message to the representatives", send: "Ask for it to be sent" },
  takeBack: "Take the draft back",
  sendBack: { title: "Hand the draft back", note: "What should be changed?", send: "Hand back" },
  notes: { title: "Notes", lead: "Only members of the organisation can see the notes.", none: "There are no notes yet.", label: "Write a note", send: "Save the note", kinds: { note: "Note", release_requested: "Asked for it to be sent", sent_back: "Handed it back" }, gone: "A former colleague" },
  done: {
    requested: "The representatives have been told by mail. You hear from us when the proposal is sent or handed back.",
    taken_back: "You have taken the draft back and can change it again.",
    sent_back: "The draft is handed back. Its writer has been told by mail.",
    noted: "The note is saved.",
  },
  overtaken: "The draft has changed since you saw it here. Read it through again.",
  waiting: (n) => (n === 1 ? "1 draft waits for you" : `${n} drafts wait for you`),
};
