import type { MailKind } from "#db/mail-kinds.ts";

/** Hvad en mail handler om, uden noget om den, der får den. */
export const mailKinds: Record<MailKind, string> = {
  verify_email: "Bekræft e-mailadressen", already_registered: "Adressen har allerede en konto", email_change_confirm: "Bekræft den nye e-mailadresse", email_change_notice: "E-mailadressen er ved at blive skiftet", email_changed: "E-mailadressen er skiftet",
  password_reset: "Ny adgangskode", password_changed: "Adgangskoden er ændret", second_factor_on: "To trin er slået til", second_factor_off: "To trin er slået fra", identity_link: "Forbind et login", identity_linked: "Et login er forbundet",
  role_granted: "En rolle er givet", role_revoked: "En rolle er taget tilbage", deletion_planned: "Kontoen bliver slettet", deletion_cancelled: "Sletningen er fortrudt", account_deleted: "Kontoen er slettet", retention_notice: "Kontoen er længe ikke brugt",
  organisation_invitation: "Invitation til en organisation", join_requested: "Nogen vil være medlem", join_approved: "Optaget i en organisation", join_declined: "Ikke optaget i en organisation", member_role_changed: "Rolle i en organisation er ændret", member_removed: "Taget ud af en organisation",
  organisation_verified: "Organisationen er bekræftet", organisation_unverified: "Organisationen er ikke længere bekræftet", organisation_merged: "Organisationen er lagt sammen med en anden",
  release_requested: "En kladde venter på en repræsentant", draft_sent_back: "En kladde er givet tilbage", draft_released: "En kladde er indsendt",
  position_release_requested: "En holdning venter på en repræsentant", position_sent_back: "En holdning er givet tilbage", position_released: "En holdning er offentliggjort",
  proposal_received: "Kvittering for et forslag", proposal_answered: "Svar på et forslag", proposal_shortlisted: "Et forslag er med i et udkast", proposal_hidden: "Et forslag er skjult", proposal_restored: "Et forslag vises igen", comment_hidden: "En kommentar er skjult",
  co_author_invited: "Invitation til medforfatter", co_author_accepted: "En medforfatter har sagt ja", co_author_declined: "En medforfatter har sagt nej", co_author_left: "En medforfatter har forladt forslaget", co_author_removed: "Taget af som medforfatter",
  proposal_joined: "Et andet forslag er blevet en del af et forslag", merge_undone: "En sammenlægning er fortrudt", proposal_split: "Et forslag er delt op", split_undone: "Et forslag er samlet igen",
  notice: "Nyt til modtageren", digest: "Samlet nyt til modtageren",
  report_received: "Kvittering for en anmeldelse", report_decided: "Afgørelse af en anmeldelse", objection_received: "Kvittering for en indsigelse", objection_decided: "Afgørelse af en indsigelse",
  case_assigned: "En sag er givet til en sagsbehandler",
  assessments_assigned: "Sager venter på vurdering", assessments_due: "Vurderinger har snart frist", authority_asked: "Spørgsmål til en myndighed", authority_reminded: "Påmindelse til en myndighed", authority_extended: "Ny frist til en myndighed", authority_answered: "En myndighed har svaret",
  participation_asked: "En myndighed er nævnt i et initiativ",
  initiative_comment_answered: "Svar på en kommentar til et initiativ", initiative_comment_hidden: "En kommentar til et initiativ er skjult", initiative_comment_restored: "En kommentar til et initiativ vises igen",
  progress_asked: "En myndighed er bedt om at indberette fremdrift",
  progress_hidden: "En indberetning om en milepæl er skjult", progress_restored: "En indberetning om en milepæl vises igen",
  approval_requested: "Et svar venter på godkendelse", answer_sent_back: "Et svar er sendt tilbage",
  requirement_warning: "Et af OGP's mindstekrav er i fare",
  text_redacted: "Noget er udeladt af en tekst", passage_restored: "Noget er sat ind i en tekst igen", writer_warned: "En advarsel", writer_suspended: "Udelukket fra at skrive", suspension_lifted: "Kan skrive igen", proposal_screened: "Et forslag er set igennem", comment_restored: "En kommentar vises igen",
};
