import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { VersionsView } from "#app/components/initiatives/versions-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { requirePlan } from "#app/domain/board/hold-draft.server.ts";
import { DomainError, notFound } from "#app/domain/errors.ts";
import { getInitiativeVersions } from "#app/domain/initiatives/get-versions.server.ts";
import { restoreVersion } from "#app/domain/initiatives/save-initiative.server.ts";
import { comparisonQuery, restoreInput } from "#app/domain/initiatives/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });

export const loader = page({ access: "moderator", params, query: comparisonQuery }, async ({ ctx, params, query }) => {
  await requirePlan(ctx, params.plan);
  const view = await getInitiativeVersions(ctx, params.reference, query);
  if (view.plan.slug !== params.plan) throw notFound();
  return view;
});

/** Makes an earlier version the text of the draft again. */
export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  await requirePlan(ctx, params.plan);
  const input = restoreInput.safeParse(fields);
  if (!input.success) throw notFound();
  try {
    await restoreVersion(ctx, params.plan, params.reference, input.data);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return formAgain({ overtaken: true }, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/initiatives/${params.reference}?done=restored`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => `${m.initiativeDesk.versions.title}: ${reference}`);

export default function DraftVersions() {
  const view = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const editor = `/${locale}/desk/${view.plan.slug}/initiatives/${view.reference}`;
  return <VersionsView view={view} path={`${editor}/versions`} back={{ href: editor, text: m.initiativeDesk.versions.toEditor }} restorePath={view.mayRestore ? `${editor}/versions` : null} overtaken={answered !== undefined} />;
}
