import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { OutcomeNotKnown } from "#app/components/outcome/not-known.tsx";
import { OutcomeView } from "#app/components/outcome/outcome-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { fates } from "#app/domain/outcome/fates.ts";
import { getOutcomePage, type OutcomePage } from "#app/domain/outcome/get-outcome-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";
import { participantTypes } from "#db/values.ts";

const params = z.object({ plan: z.string().max(80) });
const query = z.object({
  theme: z.string().max(60).optional().catch(undefined),
  fate: z.enum(fates).optional().catch(undefined),
  type: z.enum(participantTypes).optional().catch(undefined),
  cursor: z.string().max(200).optional().catch(undefined),
});

/** What became of all that was said to a plan. */
export const loader = page({ access: "public", forEveryone: true, params, query }, async ({ ctx, params, query }) => getOutcomePage(ctx, params.plan, query));

export const meta = titled<OutcomePage>((m, { plan }) => m.outcome.ofPlan(plan.title.text), (m) => m.outcome.lead);

export default function OutcomeOfPlan() {
  const found = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { plan, period, numbers, hidden, facts } = found;
  const path = `/${locale}/plans/${plan.slug}`;
  const isKnown = period !== null || numbers.all.received + hidden > 0;
  return (
    <>
      <PageHeading
        before={<Breadcrumb label={m.shell.breadcrumb} items={[{ text: m.shell.home, href: `/${locale}` }, { text: plan.title.text, href: path }, { text: m.shell.nav.outcome }]} />}
        kicker={<Words of={plan.title} />} title={m.outcome.title} lead={isKnown ? m.outcome.lead : undefined}
      />
      {isKnown ? <OutcomeView {...found} /> : <OutcomeNotKnown facts={facts} />}
    </>
  );
}
