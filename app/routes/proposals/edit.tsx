import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { DraftFields } from "#app/components/proposals/draft-fields.tsx";
import type { ChangeDone } from "#app/components/versions/change-notes.tsx";
import { ChangeRefused } from "#app/components/versions/change-refused.tsx";
import { Overtaken } from "#app/components/versions/overtaken.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { draftInput } from "#app/domain/proposals/schema.ts";
import { editProposal } from "#app/domain/versions/edit-proposal.server.ts";
import { getEditing } from "#app/domain/versions/get-editing.server.ts";
import { editInput } from "#app/domain/versions/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40) });

export const loader = page({ access: "participant", params }, async ({ ctx, params, held }) => {
  const editing = await getEditing(ctx, params.reference);
  return { ...editing, held: held ? { values: valuesOf(held), mark: markOf(held) } : null };
});

/** What was typed, however unfinished. */
function valuesOf(fields: FormFields) {
  const { speaksFor: _, language, ...texts } = draftInput.parse(fields);
  return fields.language === undefined ? texts : { ...texts, language };
}

/** What the form was made from. */
function markOf(fields: FormFields): string {
  return typeof fields.mark === "string" ? fields.mark : "";
}

export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  // Who is none of its writers is told so, whatever they typed.
  await getEditing(ctx, params.reference);
  const values = valuesOf(fields);
  const nothing = { errors: {} as FieldErrors, values, mark: markOf(fields), refusal: null, other: null, asksAboutCpr: false };
  const input = editInput.safeParse(fields);
  if (!input.success) return formAgain({ ...nothing, errors: fieldErrorsOf(input.error) });
  const { title, problem, change, effect } = input.data;
  if (warnsOfCpr(fields, [title, problem, change, effect])) return formAgain({ ...nothing, asksAboutCpr: true });
  const result = await editProposal(ctx, params.reference, input.data, nothing.mark);
  if (!result.ok && result.reason === "theme_unknown") return formAgain({ ...nothing, errors: { theme: result.reason } });
  // Neither text is lost: the form keeps the one, and the other stands beside it.
  if (!result.ok && result.reason === "overtaken") return formAgain({ ...nothing, mark: result.mark, other: result.other }, 409);
  if (!result.ok) return formAgain({ ...nothing, refusal: { reason: result.reason, at: result.at } }, 409);
  const done: ChangeDone = result.isMajor ? "major" : result.changed ? "saved" : "same";
  throw redirect(withQuery(`/${ctx.locale}/proposals/${params.reference}`, { done }), 303);
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => `${m.versions.edit.title}: ${reference}`);

export default function Edit() {
  const data = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.versions.edit;
  const path = `/${locale}/proposals/${data.reference}`;
  const typed = again ?? data.held;
  const values = { ...data.values, ...typed?.values };
  // What is asked at the moment of sending counts: it may have closed, or been answered, since the page was opened.
  const refusal = again?.refusal ?? (data.permission.allowed ? null : data.permission);
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.cancel}</BackLink>} kicker={data.reference} title={words.title} lead={refusal ? undefined : words.lead} />
      {data.held && !again ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      {refusal ? <ChangeRefused {...refusal} heading={words.closedTitle} notDone={typed ? words.notSaved : null} returnTo={`${path}/edit`} /> : null}
      {again?.other ? <Overtaken other={again.other} /> : null}
      {refusal && !typed ? null : (
        <form method="post" action={`${path}/edit`} className="sp-stack" noValidate data-once="">
          <input type="hidden" name="mark" value={typed?.mark ?? data.mark} autoComplete="off" />
          {refusal || data.supportCount === 0 ? null : <p>{words.supporters(data.supportCount)}</p>}
          <DraftFields themes={data.themes} values={values} errors={again?.errors ?? {}} />
          {again?.asksAboutCpr ? <><input type="hidden" name="cprSeen" value="1" /><Alert kind="warning" heading={m.forms.cprSendAnyway} role="alert" focus /></> : null}
          {refusal ? null : (
            <>
              <p className="sp-small">{words.notGone}</p>
              <div className="sp-actions"><Button>{words.send}</Button><Button kind="tertiary" href={path}>{words.cancel}</Button></div>
            </>
          )}
        </form>
      )}
    </div>
  );
}
