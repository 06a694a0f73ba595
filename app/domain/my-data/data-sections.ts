import type { Messages } from "#app/i18n/messages.ts";

/** The parts of what somebody can take along, in the order of the files. */
export const sectionNames = ["account", "organisations", "roles", "identities", "sessions", "notifications", "proposals", "proposalVersions", "answers", "comments", "initiativeComments", "supports", "follows", "notices", "reports", "decisions", "drafts", "positionDrafts", "usefulMarks", "draftNotes", "caseNotes", "savedViews", "coAuthored", "coAuthorsInvited", "coAuthorInvitations", "attachments", "invitationsSent", "invitationsReceived", "joinRequests", "mail",
  "initiativeVersions", "initiativeEdits", "milestoneReports",
  "answerDrafts",
  "assessments", "caseConflicts",
  "acts"] as const;
export type SectionName = (typeof sectionNames)[number];

export type DataField = keyof Messages["myData"]["file"]["fields"];

/** One thing of a section. What has no value is null in the one file and not there in the other. */
export type DataRow = Partial<Record<DataField, string | number | boolean | Date | readonly string[] | Record<string, unknown> | null>>;

/** A section's things, a batch at a time: however much there is, only a batch is held. */
export type DataSection = { name: SectionName; batches: () => AsyncIterable<DataRow[]> };
