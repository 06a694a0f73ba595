import type { ReactNode } from "react";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { ModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The page of one act of moderation: which text, what it does, and what happened to the form that was sent. */
export function ActPage({ data, title, lead, again, isHeld, back, children }: { data: Pick<ModeratedText, "text">; title: string; lead: string; again: ActAgain | undefined; isHeld: boolean; back: string; children: ReactNode }) {
  const { m } = useLocale();
  return (
    <div className="sp-measure sp-desk sp-desk--act">
      <PageHeading before={<BackLink href={back}>{data.text.reference}</BackLink>} title={title} lead={lead} />
      {again?.overtaken ? <Alert kind="warning" heading={m.moderation.notDone} role="alert" focus /> : null}
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      {children}
    </div>
  );
}
