import type { ReactNode } from "react";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { CaseHead } from "#app/domain/triage/get-case-act.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { deskPath, type InboxQuery } from "./inbox-query.ts";

type Props = { head: CaseHead; query: InboxQuery; title: string; lead?: ReactNode; /** Somebody changed the case meanwhile. */ overtaken?: boolean; /** What was typed before a session ended stands in the form. */ isHeld?: boolean; children: ReactNode };

/** The page of one act on a case, for when its form comes back and for who works without script. */
export function ActPage({ head, query, title, lead, overtaken, isHeld, children }: Props) {
  const { locale, m } = useLocale();
  const lang = useLangOf(head.language);
  return (
    <div className="sp-desk sp-desk--act sp-measure">
      <BackLink href={`${deskPath(locale, head.plan.slug, `/${head.reference}`, query)}#case`}>{head.reference}</BackLink>
      <PageHeading title={title} lead={head.title ? <span lang={lang} dir="auto">{head.title}</span> : undefined} />
      {lead ? <p>{lead}</p> : null}
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} role="status" /> : null}
      {overtaken ? <Alert kind="warning" heading={m.shell.errors.conflict.title} focus role="alert"><p>{m.inbox.overtaken}</p></Alert> : null}
      {children}
    </div>
  );
}
