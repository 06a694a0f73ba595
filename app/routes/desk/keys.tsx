import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { KeyTable } from "#app/components/desk/key-help.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getPlanOfDesk } from "#app/domain/triage/get-desk.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

export const loader = page({ access: "moderator", params: z.object({ plan: z.string() }) }, async ({ ctx, params }) => ({ plan: await getPlanOfDesk(ctx, params.plan) }));

export const meta = titled((m) => m.inbox.keysTitle);

/** What the sheet of keys shows, for who has no script. */
export default function Keys() {
  const { plan } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  return (
    <div className="sp-measure">
      <BackLink href={`/${locale}/desk/${plan.slug}`}>{m.desk.title}</BackLink>
      <PageHeading title={m.inbox.keysTitle} lead={m.inbox.keysLead} />
      <p>{m.inbox.keysNoScript}</p>
      <KeyTable />
    </div>
  );
}
