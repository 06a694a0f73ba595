import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ContentForm } from "#app/components/content/content-form.tsx";
import { contentPath } from "#app/components/content/content-path.ts";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { getContentVersion, newestContent } from "#app/domain/content/queries.server.ts";
import { contentInput } from "#app/domain/content/schema.ts";
import { requireContentWriter, writeContent } from "#app/domain/content/write-content.server.ts";
import { DomainError } from "#app/domain/errors.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { contentPages } from "#db/values.ts";

const params = z.object({ page: z.enum(contentPages) });
const query = z.object({ done: z.literal("saved").optional().catch(undefined), from: z.string().regex(/^\d{1,6}$/).transform(Number).optional().catch(undefined) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query, held }) => {
  requireContentWriter(ctx.actor);
  const newest = await newestContent(ctx, params.page);
  const from = query.from === undefined || query.from === newest.number ? newest : await getContentVersion(ctx, params.page, query.from);
  return { newest, from, title: inLocale(newest.title, ctx.locale), isDone: query.done === "saved", held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined };
});

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  requireContentWriter(ctx.actor);
  const input = contentInput.safeParse(fields);
  if (!input.success) return formAgain<ActAgain>({ intent: "save", errors: fieldErrorsOf(input.error), fields });
  const result = await writeContent(ctx, params.page, input.data).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === "conflict") return "overtaken" as const;
    throw error;
  });
  if (result === "overtaken") return formAgain<ActAgain>({ intent: "save", errors: {}, fields, overtaken: true }, 409);
  if (!result.ok) return formAgain<ActAgain>({ intent: "save", errors: { bodyDa: result.reason }, fields });
  throw redirect(`/${ctx.locale}/admin/content/${params.page}?done=saved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { title }) => m.content.admin.editTitle(title.text));

export default function EditContent() {
  const { newest, from, title, isDone, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.content.admin;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/admin/content`}>{words.title}</BackLink>} title={words.editTitle(title.text)} after={<p className="sp-small"><a href={`/${locale}${contentPath(newest.page)}`}>{words.see}</a></p>} />
      {isDone && !answered ? <Alert kind="success" heading={words.saved} headingLevel={null} role="status" focus /> : null}
      {from.number !== newest.number && !answered ? <Alert kind="info" heading={words.from(from.number)} headingLevel={null} role="status" /> : null}
      <ContentForm newest={newest} from={from} again={answered ?? held} isHeld={!answered && held !== undefined} />
    </>
  );
}
