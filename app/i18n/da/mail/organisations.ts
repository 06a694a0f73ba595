import type { MemberRole } from "#db/values.ts";
import { quoted, type OrganisationMails } from "../../mail-words.ts";

const roles: Record<MemberRole, string> = { member: "medlem: du kan skrive kladder i organisationens navn", representative: "repræsentant: du kan sende forslag og kommentarer i organisationens navn" };

/** Mails om en organisation, man hører til eller er inviteret til. */
export const organisationMails = {
  organisation_invitation: ({ name, organisation, role, token }, links) => ({
    subject: `Invitation til at skrive for ${organisation}`,
    paragraphs: [
      "Hej",
      `${name} har inviteret dig til at deltage på Samplan for ${organisation}. Du bliver ${roles[role]}.`,
      "Linket virker én gang og i 14 dage. Du kan tage imod med den konto, du har, eller oprette en. Kender du ikke organisationen, behøver du ikke gøre noget.",
    ],
    link: { text: "Se invitationen", href: links.join(token) },
  }),
  join_requested: ({ name, organisation, organisationId, applicant, message }, links) => ({
    subject: `${applicant} vil skrive for ${organisation}`,
    paragraphs: [`Hej ${name}`, `${applicant} har en e-mailadresse hos ${organisation} og vil gerne skrive kladder i organisationens navn. Du er repræsentant og kan sige ja eller nej.`, ...quoted("Beskeden lyder:", message)],
    link: { text: "Svar på ønsket", href: links.members(organisationId) },
  }),
  join_approved: ({ name, organisation, organisationId }, links) => ({
    subject: `Du kan nu skrive for ${organisation}`,
    paragraphs: [`Hej ${name}`, `Du er nu medlem af ${organisation} på Samplan. Du kan skrive kladder i organisationens navn, og en repræsentant sender dem.`],
    link: { text: `Se ${organisation}`, href: links.organisation(organisationId) },
  }),
  join_declined: ({ name, organisation }) => ({
    subject: `Du kan ikke skrive for ${organisation}`,
    paragraphs: [`Hej ${name}`, `En repræsentant for ${organisation} har sagt nej til, at du skriver i organisationens navn. Du kan stadig deltage som privatperson.`],
  }),
  member_role_changed: ({ name, organisation, organisationId, role }, links) => ({
    subject: `Din rolle hos ${organisation} er ændret`,
    paragraphs: [`Hej ${name}`, `Hos ${organisation} er du nu ${roles[role]}.`],
    link: { text: `Se ${organisation}`, href: links.organisation(organisationId) },
  }),
  member_removed: ({ name, organisation }, links) => ({
    subject: `Du skriver ikke længere for ${organisation}`,
    paragraphs: [`Hej ${name}`, `Du er ikke længere medlem af ${organisation} på Samplan. Det, du har sendt i organisationens navn, bliver stående i dens navn. Din egen konto er uændret.`],
    link: { text: "Se din konto", href: links.account },
  }),
  organisation_verified: ({ name, organisation, organisationId }, links) => ({
    subject: `${organisation} er bekræftet`,
    paragraphs: [`Hej ${name}`, `Den myndighed, der står for planen, har bekræftet, at ${organisation} er den, I siger. Det vises nu ved alt, hvad I skriver i organisationens navn.`],
    link: { text: `Se ${organisation}`, href: links.organisation(organisationId) },
  }),
  organisation_unverified: ({ name, organisation, organisationId, note }, links) => ({
    subject: `${organisation} er ikke længere bekræftet`,
    paragraphs: [`Hej ${name}`, `Den myndighed, der står for planen, har taget bekræftelsen af ${organisation} tilbage. I kan stadig deltage.`, ...quoted("Begrundelsen lyder:", note)],
    link: { text: `Se ${organisation}`, href: links.organisation(organisationId) },
  }),
  organisation_merged: ({ name, organisation, into, organisationId }, links) => ({
    subject: `${organisation} er lagt sammen med ${into}`,
    paragraphs: [`Hej ${name}`, `${organisation} og ${into} var oprettet hver for sig, men er den samme organisation. De er nu lagt sammen under navnet ${into}. Forslag, kommentarer, kladder og medlemmer følger med.`],
    link: { text: `Se ${into}`, href: links.organisation(organisationId) },
  }),
  release_requested: ({ name, organisation, organisationId, draft, title, writer, note }, links) => ({
    subject: `${organisation}: forslag klar til at blive sendt`,
    paragraphs: [`Hej ${name}`, `${writer} har skrevet forslaget »${title}« i ${organisation}s navn og beder dig om at sende det. Du kan læse det, rette i det, sende det eller give det tilbage.`, ...quoted("Beskeden lyder:", note)],
    link: { text: "Læs og send forslaget", href: links.draft(organisationId, draft) },
  }),
  draft_sent_back: ({ name, organisation, organisationId, draft, title, by, note }, links) => ({
    subject: `${organisation}: dit forslag er givet tilbage`,
    paragraphs: [`Hej ${name}`, `${by} har læst forslaget »${title}« og givet det tilbage, så du kan arbejde videre med det.`, ...quoted("Beskeden lyder:", note)],
    link: { text: "Åbn kladden", href: links.draft(organisationId, draft) },
  }),
  draft_released: ({ name, organisation, title, by, reference }, links) => ({
    subject: `${organisation}: forslaget er sendt og har nummer ${reference}`,
    paragraphs: [`Hej ${name}`, `${by} har sendt forslaget »${title}« i ${organisation}s navn. Det har fået nummer ${reference} og ligger nu offentligt på Samplan.`],
    link: { text: "Se forslaget", href: links.proposal(reference) },
  }),
  position_release_requested: ({ name, organisation, organisationId, reference, title, writer, note }, links) => ({
    subject: `${organisation}: holdning til ${reference} klar til offentliggørelse`,
    paragraphs: [`Hej ${name}`, `${writer} har skrevet, hvad ${organisation} mener om forslaget »${title}« (${reference}), og beder dig om at offentliggøre det. Du kan læse det, rette i det, offentliggøre det eller give det tilbage.`, ...quoted("Beskeden lyder:", note)],
    link: { text: "Læs og offentliggør holdningen", href: links.position(organisationId, reference) },
  }),
  position_sent_back: ({ name, organisation, organisationId, reference, title, by, note }, links) => ({
    subject: `${organisation}: holdningen til ${reference} er givet tilbage`,
    paragraphs: [`Hej ${name}`, `${by} har læst udkastet til, hvad ${organisation} mener om forslaget »${title}« (${reference}), og givet det tilbage, så du kan arbejde videre med det.`, ...quoted("Beskeden lyder:", note)],
    link: { text: "Åbn kladden", href: links.position(organisationId, reference) },
  }),
  position_released: ({ name, organisation, reference, title, by, comment }, links) => ({
    subject: `${organisation}: holdningen til ${reference} er offentlig`,
    paragraphs: [`Hej ${name}`, `${by} har offentliggjort, hvad ${organisation} mener om forslaget »${title}« (${reference}). Det står nu øverst i debatten om forslaget.`],
    link: { text: "Se holdningen", href: links.comment(reference, comment) },
  }),
} satisfies OrganisationMails;
