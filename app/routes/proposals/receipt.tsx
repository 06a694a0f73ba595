import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { WritingSteps } from "#app/components/proposals/writing-steps.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Waiting } from "#app/components/moderation/waiting.tsx";
import { getScreening } from "#app/domain/moderation/get-screening.server.ts";
import { notFound } from "#app/domain/errors.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

/** The receipt is for the author alone. */
export const loader = page({ access: "participant", params: z.object({ reference: z.string() }) }, async ({ ctx, params }) => {
  const { isOwn, reference, title, language, plan, awaitsScreening } = await getProposal(ctx, params.reference);
  if (!isOwn) throw notFound();
  return { screening: awaitsScreening ? await getScreening(ctx, plan.id) : null, reference, title, language, planSlug: plan.slug, answerBy: plan.phases.find((phase) => phase.kind === "triage")?.closesAt ?? null };
});

export const meta = titled((m) => m.proposals.receipt.title);

export default function Receipt() {
  const { screening, reference, title, language, planSlug, answerBy } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const { receipt } = m.proposals;
  return (
    <>
      <WritingSteps current={2} />
      <div className="sp-measure">
        <PageHeading title={receipt.title} />
        <section className="sp-box">
          <p>{receipt.reference}<br /><span className="sp-box__number">{reference}</span></p>
          <p lang={useLangOf(language)} dir="auto">{title}</p>
          <p>{receipt.keep}</p>
        </section>
        {screening ? <Waiting screening={screening} isWriter /> : null}
        <h2>{receipt.next}</h2>
        <ol>{receipt.steps.slice(screening ? 1 : 0).map((step) => <li key={step}>{step}</li>)}<li>{receipt.answer(answerBy && format.lastDay(locale, answerBy))}</li></ol>
        <p>{receipt.change}</p>
        <div className="sp-actions">
          <Button href={`/${locale}/proposals/${reference}`}>{receipt.see}</Button>
          <Button href={`/${locale}/plans/${planSlug}/proposals/new`} kind="secondary">{receipt.another}</Button>
        </div>
      </div>
    </>
  );
}
