import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ActChoice, Preview } from "#app/components/desk/bulk-forms.tsx";
import { readWish, type BulkWish } from "#app/components/desk/bulk-choice.ts";
import { deskPath, inboxQuery, toFilter, type InboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { mostCases, type Chosen } from "#app/domain/bulk/choose-cases.server.ts";
import { orderBulk, orderInput, type OrderRefusal } from "#app/domain/bulk/order-bulk.server.ts";
import { getBulkChoice } from "#app/domain/bulk/preview-bulk.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });

const wishOf = (request: Request) => readWish(new URL(request.url).searchParams);

function chosenBy({ refs, all }: BulkWish, query: InboxQuery): Chosen {
  return all ? { filter: toFilter({ ...query, cursor: undefined }) } : { references: refs };
}

/** First what is to be done with the cases is chosen; with that in the address the page tells what would become of them. */
export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, request, held }) => {
  const wish = wishOf(request);
  const choice = await getBulkChoice(ctx, params.plan, chosenBy(wish, query), wish.kind && { kind: wish.kind, settings: wish.settings });
  return { ...choice, most: mostCases, wish, query, formKey: newId(), isHeld: held !== null };
});

/** Orders it. What is ordered is in the address, so that the page tells it again where it could not be. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, request, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, []);
  const wish = wishOf(request);
  const refuse = (reason: OrderRefusal) => formAgain({ reason }, reason === "bulk_list_changed" ? 409 : 400);
  const input = orderInput.safeParse({ ...fields, kind: wish.kind, settings: wish.settings });
  if (!input.success) return refuse("bulk_choice_missing");
  const result = await orderBulk(ctx, params.plan, chosenBy(wish, query), input.data);
  if (!result.ok) return refuse(result.reason);
  throw redirect(`/${ctx.locale}/desk/${params.plan}/bulk/${result.value.job}`, 303);
});

export const meta = titled((m) => m.bulk.title);

export default function BulkPage() {
  const { plan, total, isCut, most, acts, preview, wish, query, formKey, isHeld } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.bulk.choose;
  return (
    <>
      <BackLink href={deskPath(locale, plan.slug, "", query)}>{m.desk.title}</BackLink>
      {isHeld && !again ? <Alert kind="info" heading={m.shell.heldNotice} role="status" /> : null}
      <PageHeading title={preview && total > 0 ? m.bulk.preview.title : words.title(total)} lead={<><Words of={plan.title} />. {m.bulk.cases(total)}.</>} />
      {isCut ? <Alert kind="info" headingLevel={null} heading={words.cut(most)} /> : null}
      {total === 0 ? <EmptyState heading={words.none} text={words.noneText} />
        : preview ? <Preview {...{ preview, total, query, wish, formKey }} planSlug={plan.slug} hasChanged={again?.reason === "bulk_list_changed"} />
        : <div className="sp-bulk">{acts.map((act) => <ActChoice key={act.kind} {...{ act, query, wish }} planSlug={plan.slug} isMissing={wish.kind === act.kind} />)}</div>}
    </>
  );
}
