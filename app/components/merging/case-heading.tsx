import type { ReactNode } from "react";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, type InboxQuery } from "#app/components/desk/inbox-query.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** The top of a page with one act on a case: the way back to it, what the page is for, and that it was changed meanwhile or typed before. */
export function CaseHeading({ planSlug, reference, query, title, lead, again, held }: { planSlug: string; reference: string; query: InboxQuery; title: string; lead?: ReactNode; again: ActAgain | undefined; held: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  return (
    <>
      <PageHeading before={<BackLink href={`${deskPath(locale, planSlug, `/${reference}`, query)}#case`}>{reference}</BackLink>} title={title} lead={lead} />
      {held && !again ? <Alert kind="info" heading={m.shell.heldNotice} role="status" focus /> : null}
      {again?.overtaken ? <Alert kind="warning" heading={m.shell.errors.conflict.title} focus role="alert"><p>{m.desk.overtaken} {m.desk.overtakenText}</p></Alert> : null}
    </>
  );
}
