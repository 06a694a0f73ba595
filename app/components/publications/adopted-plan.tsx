import { When } from "#app/components/shell/when.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { PublicationKind } from "#db/values.ts";

type Props = { slug: string; published: Partial<Record<PublicationKind, { number: number; publishedAt: Date }>> };

/** The way to what was published of a plan: to read, to download, and its older versions. Nothing before anything is. */
export function AdoptedPlan({ slug, published: { plan, outcome, report } }: Props) {
  const { locale, m } = useLocale();
  const words = m.publications;
  const path = `/${locale}/plans/${slug}`;
  if (!plan && !outcome && !report) return null;
  return (
    <section className="sp-section sp-box" aria-labelledby="adopted-plan">
      <h2 id="adopted-plan" className="sp-box__heading">{plan ? words.onPlan.title : words.kinds.outcome}</h2>
      {plan ? (
        <>
          <p className="sp-small">{words.version("plan", plan.number)}, <When at={plan.publishedAt} /></p>
          <p><a href={`${path}/publications/plan/${plan.number}`}>{words.onPlan.read}</a> · <a href={`${path}/plan.pdf`}>{words.onPlan.pdf}</a></p>
        </>
      ) : null}
      {outcome ? <p><a href={`${path}/publications/outcome/${outcome.number}`}>{words.onPlan.outcome}</a></p> : null}
      {report ? <p><a href={`${path}/publications/report/${report.number}`}>{words.onPlan.report}</a></p> : null}
      <p className="sp-small"><a href={`${path}/publications`}>{words.onPlan.versions}</a></p>
    </section>
  );
}
