import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { ActPage } from "#app/components/moderation/act-page.tsx";
import { ReasonAndNote, reasonErrors } from "#app/components/moderation/reason-and-note.tsx";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DomainError } from "#app/domain/errors.ts";
import { getModeratedText } from "#app/domain/moderation/get-moderated-text.server.ts";
import { getHidingTogether } from "#app/domain/triage/hidden-together.server.ts";
import { hideProposal, restoreProposal } from "#app/domain/triage/hide-proposal.server.ts";
import { hideInput } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });
const versionInput = z.coerce.number().int().min(1).catch(0);

export const loader = page({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, held }) => {
  const found = await getModeratedText(ctx, params.plan, params);
  return { ...found, together: await getHidingTogether(ctx, found.plan.id, found.key.proposalId), query, held: held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined };
});

/** Hides the text of a proposal, or shows it again. */
export const action = form({ access: "moderator", params, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  const again = (changes: Partial<ActAgain>, status = 400) => formAgain<ActAgain>({ intent: String(fields.intent), errors: {}, fields, ...changes }, status);
  const { text } = await getModeratedText(ctx, params.plan, params);
  const finish = (done: string) => redirect(`${deskPath(ctx.locale, params.plan, `/${text.reference}`, query, { done })}#case`, 303);
  try {
    if (fields.intent === "restore") {
      // Somebody objected since the page was opened: it now shows where that is answered.
      if (!(await restoreProposal(ctx, text.reference, versionInput.parse(fields.version))).ok) return again({ overtaken: true }, 409);
      throw finish("restored");
    }
    const input = hideInput.safeParse(fields);
    if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
    if (warnsOfCpr(fields, [input.data.note])) return again({});
    await hideProposal(ctx, text.reference, input.data);
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({ overtaken: true }, 409);
    throw error;
  }
  throw finish("hidden");
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { text }) => `${text.isHidden ? m.desk.hide.restore : m.desk.hide.title} (${text.reference})`);

export default function Hide() {
  const data = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again: ActAgain | undefined = answered ?? data.held;
  const { locale, m } = useLocale();
  const words = m.desk.hide;
  const { plan, text, query } = data;
  const version = <input type="hidden" name="version" value={data.seen} />;
  return (
    <ActPage data={data} title={text.isHidden && !data.awaitsScreening ? words.restore : words.title} lead={m.reports.desk.hideText} again={again} isHeld={data.held !== undefined && !answered} back={`${deskPath(locale, plan.slug, `/${text.reference}`, query)}#case`}>
      {data.awaitsScreening ? <Alert kind="info" heading={m.moderation.panel.waits}><p><a href={deskPath(locale, plan.slug, `/${text.reference}/screen`, query)}>{m.moderation.panel.screen}</a></p></Alert>
        : data.objection ? <Alert kind="info" heading={m.reports.desk.restoreByAnswer}><p><a href={`/${locale}/desk/${plan.slug}/objections/${data.objection}`}>{m.reports.desk.toObjection}</a></p></Alert>
          : data.together.blockedBy ? <Alert kind="info" heading={words.blocked}><p>{words.blockedText} <a href={deskPath(locale, plan.slug, `/${data.together.blockedBy}/hide`, query)}>{data.together.blockedBy}</a></p></Alert>
          : text.isHidden ? <form method="post" action="#hide" id="hide" className="sp-stack" data-once=""><Together heading={words.shownToo} references={data.together.others} />{version}<Button name="intent" value="restore" kind="secondary">{words.restore}</Button></form> : (
            <>
              <ReportedText text={text} level={2} folded />
              <form method="post" action="#hide" id="hide" className="sp-stack" noValidate data-once="">
                <FormErrors errors={reasonErrors(m, again)} />
                <Together heading={words.hiddenToo} references={data.together.others}><p><a href={deskPath(locale, plan.slug, `/${text.reference}/redact`, query)}>{words.ratherRedact}</a></p></Together>
                {version}
                <ReasonAndNote again={again} hint={words.noteHint} />
                <div className="sp-actions"><Button name="intent" value="hide" kind="warning">{words.send}</Button></div>
              </form>
            </>
          )}
    </ActPage>
  );
}

/** Which other proposals the act is about too: the whole that this is a part of, and parts with the same words. */
function Together({ heading, references, children }: { heading: string; references: readonly string[]; children?: ReactNode }) {
  if (references.length === 0) return null;
  return <Alert kind="info" heading={heading}><ul>{references.map((each) => <li key={each}>{each}</li>)}</ul>{children}</Alert>;
}
