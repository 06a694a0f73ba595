import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { CodingForm } from "#app/components/implementation/coding-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { codingInput } from "#app/domain/implementation/coding.ts";
import { getCodingPage } from "#app/domain/implementation/find-coding.server.ts";
import { saveCoding } from "#app/domain/implementation/save-coding.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string().max(80), reference: z.string().max(40) });
const query = z.object({ done: z.literal("saved").optional().catch(undefined) });
const declared = { access: "coordinator", params, query } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({ ...(await getCodingPage(ctx, params.plan, params.reference)), isDone: query.done === "saved", held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form(declared, async ({ ctx, params, fields }) => {
  await getCodingPage(ctx, params.plan, params.reference);
  const again = (errors: ActAgain["errors"], overtaken = false) => formAgain<ActAgain>({ intent: "save", errors, fields, overtaken }, overtaken ? 409 : 400);
  const input = codingInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error));
  try {
    const result = await saveCoding(ctx, params.plan, params.reference, input.data);
    if (!result.ok) return again({ intent: result.reason });
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, true);
    throw error;
  }
  throw redirect(`/${ctx.locale}/desk/${params.plan}/initiatives/${params.reference}/coding?done=saved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => `${reference} – ${m.implementation.coding.form.title}`);

export default function CodingPage() {
  const { planSlug, reference, title, coding, version, isOpen, isDone, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.implementation.coding.form;
  const path = `/${locale}/desk/${planSlug}/initiatives/${reference}`;
  return (
    <>
      <PageHeading before={<BackLink href={`${path}/progress`}>{words.back}</BackLink>} kicker={<>{reference} <Words of={title} /></>} title={words.title} lead={words.lead} after={<p className="sp-small"><a href={`/${locale}/initiatives/${reference}`}>{words.public}</a></p>} />
      {isDone && !answered ? <Alert kind="success" heading={words.saved} headingLevel={null} role="status" focus /> : null}
      {isOpen ? <CodingForm action={`${path}/coding`} coding={coding} version={version} again={answered ?? held} isHeld={!answered && held !== undefined} /> : <Alert kind="info" heading={m.implementation.desk.closed} headingLevel={null} />}
    </>
  );
}
