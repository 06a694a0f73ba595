import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PlanPage } from "#app/components/plan-admin/plan-page.tsx";
import { ThemeRow } from "#app/components/plan-admin/theme-row.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { listManagedThemes } from "#app/domain/plan-admin/managed-themes.server.ts";
import { moveTheme } from "#app/domain/plan-admin/move-theme.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const params = z.object({ plan: z.string() });
const query = z.object({ done: z.enum(["added", "saved", "moved", "deleted"]).optional().catch(undefined) });
const input = z.object({ theme: z.string().max(100), direction: z.enum(["up", "down"]), version: z.coerce.number().int().min(1) });

export const loader = page({ access: "coordinator", params, query }, async ({ ctx, params, query }) => ({ ...(await listManagedThemes(ctx, params.plan)), done: query.done }));

/** Moves a theme up or down. */
export const action = form({ access: "coordinator", params }, async ({ ctx, params, fields }) => {
  await listManagedThemes(ctx, params.plan);
  const move = input.safeParse(fields);
  if (!move.success) return formAgain({ notMoved: true });
  const result = await orConflict(moveTheme(ctx, params.plan, move.data.theme, move.data));
  if (result === "conflict") return formAgain({ notMoved: true }, 409);
  throw redirect(`/${ctx.locale}/admin/plans/${params.plan}/themes?done=moved`, 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { plan }) => `${m.planAdmin.themes.title} – ${plan.title.da}`);

export default function ManagedThemes() {
  const { plan, themes, done } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.planAdmin.themes;
  const path = `/${locale}/admin/plans/${plan.slug}/themes`;
  const add = plan.state === "closed" ? null : <Button href={`${path}/new`}>{words.add}</Button>;
  return (
    <PlanPage plan={plan} title={words.title} lead={words.lead} done={done && !answered ? words.done[done] : undefined}>
      {answered ? <Alert kind="warning" heading={words.notMoved} headingLevel={null} role="alert" focus /> : null}
      {themes.length === 0 ? <EmptyState heading={words.none} text={words.noneText} action={add} /> : (
        <>
          <ol className="sp-list" role="list">{themes.map((theme, index) => <ThemeRow key={theme.id} theme={theme} plan={plan} path={path} isFirst={index === 0} isLast={index === themes.length - 1} />)}</ol>
          {add ? <div className="sp-actions">{add}</div> : null}
        </>
      )}
    </PlanPage>
  );
}
