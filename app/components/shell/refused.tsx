import { createContext, useContext } from "react";
import { Alert } from "#app/components/ui/alert.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { Button } from "#app/components/ui/button.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { SaidOfMoment } from "./moment.tsx";

type Closed = "hidden" | "withdrawn" | "screening";

/** Why this very proposal takes no comments or support, where that is not up to its plan. */
export const ClosedProposalContext = createContext<Closed | null>(null);

/** The same of a proposal; one that is withdrawn is so whether it was looked at or not. */
export function closedOf({ isHidden, awaitsScreening, status }: Pick<ProposalView, "isHidden" | "awaitsScreening" | "status">): Closed | null {
  return awaitsScreening ? "screening" : isHidden ? "hidden" : status === "withdrawn" ? "withdrawn" : null;
}

type Props = {
  permission: { allowed: true } | { allowed: false; reason: string; at?: Date };
  returnTo: string;
  /** What was just asked for and not done: that is said first, and the script moves the focus there. */
  notDone?: string | undefined;
  /** The words for a proposal that takes nothing, where it is not about comments and support. */
  closedWords?: Record<"hidden" | "withdrawn", string>;
  /** It answers what was just sent. */
  focus?: boolean;
};

/** Why something is not open to this person now, and the way on when there is one. */
export function Refused({ permission, returnTo, notDone, closedWords, focus }: Props) {
  const { locale, m } = useLocale();
  const closed = useContext(ClosedProposalContext);
  if (permission.allowed) return null;
  const { refusals, fieldErrors } = m.forms;
  const { reason, at } = permission;
  if (reason === "verify_email_first") {
    return (
      <Alert kind="warning" heading={refusals.verify_email_first}>
        <form method="post" action={`/${locale}/sign-up/check-mail`}><input type="hidden" name="returnTo" value={returnTo} /><Button kind="secondary" small>{m.accounts.verify.again}</Button></form>
      </Alert>
    );
  }
  const text = reason === "phase_coming" ? <SaidOfMoment words={refusals.phase_coming} at={at} /> : reason === "phase_over" ? <SaidOfMoment words={refusals.phase_over} at={at} ends /> : reason === "suspended" ? (at ? <SaidOfMoment words={m.moderation.suspendedUntil} at={at} /> : m.moderation.suspended) : reason === "not_open" ? (closed === "screening" ? refusals.screening : closed ? (closedWords ?? refusals)[closed] : refusals.not_open) : reason === "sign_in_first" || reason === "own_proposal" || reason === "co_author_proposal" || reason === "support_limit" || reason === "voice_gone" || reason === "no_representative" ? refusals[reason] : reason === "theme_unknown" ? fieldErrors.theme_unknown : fieldErrors.invalid;
  return notDone ? <Alert kind="warning" heading={notDone} role="alert" focus><p>{text}</p></Alert> : <Alert kind="info" heading={text} {...(focus && { role: "alert" as const, focus })} />;
}
