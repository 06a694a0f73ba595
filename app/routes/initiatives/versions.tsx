import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { VersionsView } from "#app/components/initiatives/versions-view.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { getInitiativeVersions } from "#app/domain/initiatives/get-versions.server.ts";
import { comparisonQuery } from "#app/domain/initiatives/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

/** Who saved a version is for those who work on the plan, on their own page. */
export const loader = page({ access: "public", forEveryone: true, params: z.object({ reference: z.string().max(40) }), query: comparisonQuery }, async ({ ctx, params, query }) => getInitiativeVersions({ ...ctx, actor: { kind: "visitor" } }, params.reference, query));

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => `${m.initiativeDesk.versions.title}: ${reference}`);

export default function InitiativeVersionsPage() {
  const view = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const initiative = `/${locale}/initiatives/${view.reference}`;
  return <VersionsView view={view} path={`${initiative}/versions`} back={{ href: initiative, text: m.initiativeDesk.versions.back }} restorePath={null} overtaken={false} />;
}
