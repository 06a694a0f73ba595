import { Words } from "#app/components/shell/worded.tsx";
import type { PlanContact } from "#db/schema/plans.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";

/** Whom to ask about a plan. */
export function PlanContactSection({ contact: { unit, email, phone } }: { contact: PlanContact }) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.timetable;
  return (
    <section className="sp-section sp-measure">
      <h2>{words.contact}</h2>
      <p><Words of={inLocale(unit, locale)} /></p>
      {email ? <p><a href={`mailto:${email}`}>{email}</a></p> : null}
      {phone ? <p>{words.phone}: <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a></p> : null}
    </section>
  );
}
