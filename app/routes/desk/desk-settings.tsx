import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { DeskSettingsForm, DeskSettingsList } from "#app/components/desk/desk-settings-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { changeDeskSettings } from "#app/domain/desk-settings/change-desk-settings.server.ts";
import { getDeskSettings } from "#app/domain/desk-settings/get-desk-settings.server.ts";
import { deskSettingsInput } from "#app/domain/desk-settings/schema.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.literal("saved").optional().catch(undefined) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query, held }) => ({ view: await getDeskSettings(ctx, params.plan), isDone: query.done === "saved", held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  // Whoever coordinates another plan is told nothing about this one's form.
  await getDeskSettings(ctx, params.plan);
  const input = deskSettingsInput.safeParse(fields);
  if (!input.success) return formAgain<ActAgain>({ intent: "save", errors: fieldErrorsOf(input.error), fields });
  try {
    await changeDeskSettings(ctx, params.plan, input.data);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return formAgain<ActAgain>({ intent: "save", errors: {}, fields, overtaken: true }, 409);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/settings?done=saved`, 303);
});

export const meta = titled((m) => `${m.deskSettings.title} – ${m.desk.title}`);

export default function DeskSettingsPage() {
  const { view, isDone, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.deskSettings;
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={`/${locale}/desk/${view.plan.slug}`}>{m.desk.title}</BackLink>} kicker={<Words of={view.plan.title} />} title={words.title} lead={words.lead} />
      {isDone && !answered ? <Alert kind="success" heading={words.saved} headingLevel={null} role="status" focus /> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {view.mayChange ? <DeskSettingsForm view={view} again={answered ?? held} /> : <><Alert kind="info" heading={words.readOnly} headingLevel={null} /><DeskSettingsList settings={view.settings} /></>}
    </div>
  );
}
