import { useActionData, useLoaderData } from "@remix-run/react";
import { ActPage } from "#app/components/desk/act-page.tsx";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Button } from "#app/components/ui/button.tsx";
import { getCaseHead } from "#app/domain/triage/get-case-act.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { undoInput } from "#app/domain/triage/schema.ts";
import { undoAct } from "#app/domain/triage/undo-act.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { caseParams, toCase } from "./case-route.ts";
import { orConflict } from "./or-conflict.ts";

export const loader = page({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query }) => ({ ...(await getCaseHead(ctx, params.plan, params.reference)), query }));

/** Undoes what one did last to the case, unless something happened to it since. */
export const action = form({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [params.reference]);
  const input = undoInput.safeParse(fields);
  if (!input.success) return formAgain({ overtaken: false });
  if ((await orConflict(undoAct(ctx, params.reference, input.data))) === "conflict") return formAgain({ overtaken: true }, 409);
  throw toCase(ctx, params, query, "undone");
});

export const meta = titled((m) => m.inbox.undo);

/** The form stands in the case; here is said when it came too late. */
export default function Undo() {
  const { query, ...head } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.inbox;
  return (
    <ActPage head={head} query={query} title={again ? words.undoTitle : words.undo} lead={again ? words.undoGone : words.undoInCase}>
      <p><Button href={`${deskPath(locale, head.plan.slug, `/${head.reference}`, query)}#case`}>{words.toCase}</Button></p>
    </ActPage>
  );
}
