import type { MemberRole } from "#db/values.ts";
import { quoted, type OrganisationMails } from "../../mail-words.ts";

const roles: Record<MemberRole, string> = { member: "a member: you can write drafts in the organisation's name", representative: "a representative: you can send proposals and comments in the organisation's name" };

/** Mails about an organisation that one belongs to or is invited to. */
export const organisationMails = {
  organisation_invitation: ({ name, organisation, role, token }, links) => ({
    subject: `Invitation to write for ${organisation}`,
    paragraphs: [
      "Hello",
      `${name} has invited you to take part in Samplan for ${organisation}. You would be ${roles[role]}.`,
      "The link works once, for 14 days. You can accept with the account that you have, or make one. If you do not know the organisation, you do not need to do anything.",
    ],
    link: { text: "See the invitation", href: links.join(token) },
  }),
  join_requested: ({ name, organisation, organisationId, applicant, message }, links) => ({
    subject: `${applicant} wants to write for ${organisation}`,
    paragraphs: [`Hello ${name},`, `${applicant} has an e-mail address at ${organisation} and would like to write drafts in its name. You are a representative and can say yes or no.`, ...quoted("The message reads:", message)],
    link: { text: "Answer the request", href: links.members(organisationId) },
  }),
  join_approved: ({ name, organisation, organisationId }, links) => ({
    subject: `You can now write for ${organisation}`,
    paragraphs: [`Hello ${name},`, `You are now a member of ${organisation} at Samplan. You can write drafts in its name, and a representative sends them.`],
    link: { text: `See ${organisation}`, href: links.organisation(organisationId) },
  }),
  join_declined: ({ name, organisation }) => ({
    subject: `You cannot write for ${organisation}`,
    paragraphs: [`Hello ${name},`, `A representative of ${organisation} has declined that you write in its name. You can still take part as a private person.`],
  }),
  member_role_changed: ({ name, organisation, organisationId, role }, links) => ({
    subject: `Your role at ${organisation} has changed`,
    paragraphs: [`Hello ${name},`, `At ${organisation} you are now ${roles[role]}.`],
    link: { text: `See ${organisation}`, href: links.organisation(organisationId) },
  }),
  member_removed: ({ name, organisation }, links) => ({
    subject: `You no longer write for ${organisation}`,
    paragraphs: [`Hello ${name},`, `You are no longer a member of ${organisation} at Samplan. What you sent in its name stays in its name. Your own account has not changed.`],
    link: { text: "See your account", href: links.account },
  }),
  organisation_verified: ({ name, organisation, organisationId }, links) => ({
    subject: `${organisation} is verified`,
    paragraphs: [`Hello ${name},`, `The authority behind the plan has made sure that ${organisation} is who you say it is. This now shows on everything that you write in its name.`],
    link: { text: `See ${organisation}`, href: links.organisation(organisationId) },
  }),
  organisation_unverified: ({ name, organisation, organisationId, note }, links) => ({
    subject: `${organisation} is no longer verified`,
    paragraphs: [`Hello ${name},`, `The authority behind the plan has withdrawn the verification of ${organisation}. You can still take part.`, ...quoted("The reason given is:", note)],
    link: { text: `See ${organisation}`, href: links.organisation(organisationId) },
  }),
  organisation_merged: ({ name, organisation, into, organisationId }, links) => ({
    subject: `${organisation} has been merged with ${into}`,
    paragraphs: [`Hello ${name},`, `${organisation} and ${into} were made separately, but are the same organisation. They are now one, under the name ${into}. Proposals, comments, drafts and members have come along.`],
    link: { text: `See ${into}`, href: links.organisation(organisationId) },
  }),
  release_requested: ({ name, organisation, organisationId, draft, title, writer, note }, links) => ({
    subject: `${organisation}: a proposal is ready to be sent`,
    paragraphs: [`Hello ${name},`, `${writer} has written the proposal “${title}” in the name of ${organisation} and asks you to send it. You can read it, change it, send it or hand it back.`, ...quoted("The message reads:", note)],
    link: { text: "Read and send the proposal", href: links.draft(organisationId, draft) },
  }),
  draft_sent_back: ({ name, organisation, organisationId, draft, title, by, note }, links) => ({
    subject: `${organisation}: your proposal was handed back`,
    paragraphs: [`Hello ${name},`, `${by} has read the proposal “${title}” and handed it back, so that you can work on it.`, ...quoted("The message reads:", note)],
    link: { text: "Open the draft", href: links.draft(organisationId, draft) },
  }),
  draft_released: ({ name, organisation, title, by, reference }, links) => ({
    subject: `${organisation}: the proposal is sent, its number is ${reference}`,
    paragraphs: [`Hello ${name},`, `${by} has sent the proposal “${title}” in the name of ${organisation}. Its number is ${reference}, and everyone can now read it on Samplan.`],
    link: { text: "See the proposal", href: links.proposal(reference) },
  }),
  position_release_requested: ({ name, organisation, organisationId, reference, title, writer, note }, links) => ({
    subject: `${organisation}: a position on ${reference} is ready to be published`,
    paragraphs: [`Hello ${name},`, `${writer} has written what ${organisation} thinks of the proposal “${title}” (${reference}) and asks you to publish it. You can read it, change it, publish it or hand it back.`, ...quoted("The message reads:", note)],
    link: { text: "Read and publish the position", href: links.position(organisationId, reference) },
  }),
  position_sent_back: ({ name, organisation, organisationId, reference, title, by, note }, links) => ({
    subject: `${organisation}: the position on ${reference} was handed back`,
    paragraphs: [`Hello ${name},`, `${by} has read the draft of what ${organisation} thinks of the proposal “${title}” (${reference}) and handed it back, so that you can work on it.`, ...quoted("The message reads:", note)],
    link: { text: "Open the draft", href: links.position(organisationId, reference) },
  }),
  position_released: ({ name, organisation, reference, title, by, comment }, links) => ({
    subject: `${organisation}: the position on ${reference} is public`,
    paragraphs: [`Hello ${name},`, `${by} has published what ${organisation} thinks of the proposal “${title}” (${reference}). It now stands at the top of the debate on the proposal.`],
    link: { text: "See the position", href: links.comment(reference, comment) },
  }),
} satisfies OrganisationMails;
