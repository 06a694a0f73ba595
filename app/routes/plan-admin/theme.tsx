import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { DeleteTheme } from "#app/components/plan-admin/delete-theme.tsx";
import { ThemeForm } from "#app/components/plan-admin/theme-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import type { Context } from "#app/domain/context.ts";
import { deleteTheme } from "#app/domain/plan-admin/delete-theme.server.ts";
import { getManagedTheme, listManagedThemes } from "#app/domain/plan-admin/managed-themes.server.ts";
import { addTheme, changeTheme } from "#app/domain/plan-admin/save-theme.server.ts";
import { themeInput } from "#app/domain/plan-admin/theme-schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { inLocale } from "#app/lib/bilingual.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const params = z.object({ plan: z.string(), theme: z.string().max(100) });

/** The theme with what is in it, or none for the form of a new one. */
async function findThemePage(ctx: Context, planSlug: string, slug: string) {
  const { plan, themes } = await listManagedThemes(ctx, planSlug);
  if (slug === "new") return { plan, theme: null, texts: null };
  const { texts } = await getManagedTheme(ctx, planSlug, slug);
  return { plan, theme: themes.find((each) => each.slug === slug) ?? null, texts };
}

export const loader = page({ access: "coordinator", params }, async ({ ctx, params, held }) => ({ ...(await findThemePage(ctx, params.plan, params.theme)), held: held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined }));

export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  const { theme } = await findThemePage(ctx, params.plan, params.theme);
  const path = `/${ctx.locale}/admin/plans/${params.plan}/themes`;
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: String(fields.intent), errors: {}, fields, ...changes }, status);
  if (fields.intent === "delete" && theme) {
    const result = await orConflict(deleteTheme(ctx, params.plan, theme.slug, z.coerce.number().int().catch(0).parse(fields.version)));
    if (result === "conflict") return again({ overtaken: true }, 409);
    if (!result.ok) return again({ errors: { delete: result.reason } }, 409);
    throw redirect(`${path}?done=deleted`, 303);
  }
  const input = themeInput.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  const result = await orConflict(theme ? changeTheme(ctx, params.plan, theme.slug, input.data) : addTheme(ctx, params.plan, input.data));
  if (result === "conflict") return again({ overtaken: true }, 409);
  if (!result.ok) return again({ errors: { [result.reason === "themes_full" ? "titleDa" : "titleEn"]: result.reason } });
  throw redirect(`${path}?done=${theme ? "saved" : "added"}`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan, theme }) => `${theme?.title.da ?? m.planAdmin.themes.addTitle} – ${plan.title.da}`);

export default function ManagedTheme() {
  const { plan, theme, texts, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.planAdmin.themes;
  const again = answered?.intent === "delete" ? undefined : answered ?? held;
  return (
    <PlanPage plan={plan} title={theme ? words.edit(inLocale(theme.title, locale).text) : words.addTitle} lead={theme ? words.address(theme.slug) : undefined} back={{ path: "/themes", text: words.title }} isHeld={held !== undefined && !answered}>
      {plan.state === "closed" ? null : <ThemeForm plan={plan} slug={theme?.slug ?? null} texts={texts} again={again} />}
      {theme && plan.state !== "closed" ? <DeleteTheme plan={plan} theme={theme} again={answered?.intent === "delete" ? answered : undefined} /> : null}
    </PlanPage>
  );
}
