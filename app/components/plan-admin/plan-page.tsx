import type { ReactNode } from "react";
import { Words } from "#app/components/shell/worded.tsx";
import { AdminPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Bilingual, PlanState } from "#db/values.ts";

type Props = {
  plan: { slug: string; title: Bilingual; state: PlanState };
  title: ReactNode;
  lead: ReactNode;
  /** One step up, where that is not the plan. */
  back?: { path: string; text: string };
  /** What was just done. */
  done?: string | undefined;
  /** What was typed here before a session ended stands in the form. */
  isHeld?: boolean;
  children: ReactNode;
};

/** Around each page of one part of a plan, for who runs it. */
export function PlanPage({ plan, title, lead, back, done, isHeld, children }: Props) {
  const { locale, m } = useLocale();
  const words = m.planAdmin;
  const { path, text } = back ?? { path: "", text: words.toPlan };
  return (
    <AdminPage>
      <PageHeading before={<BackLink href={`/${locale}/admin/plans/${plan.slug}${path}`}>{text}</BackLink>} kicker={<Words of={inLocale(plan.title, locale)} />} title={title} lead={lead} />
      {done ? <Alert kind="success" heading={done} headingLevel={null} role="status" focus /> : null}
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {plan.state === "closed" ? <Alert kind="info" heading={words.readOnly} headingLevel={null} /> : null}
      {children}
    </AdminPage>
  );
}
