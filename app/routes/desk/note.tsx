import { useActionData, useLoaderData } from "@remix-run/react";
import { ActPage } from "#app/components/desk/act-page.tsx";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { CaseNoteList } from "#app/components/desk/case-notes.tsx";
import { deskPath, inboxQuery } from "#app/components/desk/inbox-query.ts";
import { NoteForm } from "#app/components/desk/note-form.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { writeCaseNote } from "#app/domain/case-notes/write-case-note.server.ts";
import { getNoting } from "#app/domain/triage/get-case-act.server.ts";
import { requireProposalsOfPlan } from "#app/domain/triage/require-of-plan.server.ts";
import { caseNoteInput } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { caseParams, toCase } from "./case-route.ts";

export const loader = page({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query, held }) => ({ ...(await getNoting(ctx, params.plan, params.reference)), query, held: held ? ({ intent: "note", errors: {}, fields: held } satisfies ActAgain) : undefined }));

/** Writes a note for the other staff. */
export const action = form({ access: "moderator", params: caseParams, query: inboxQuery }, async ({ ctx, params, query, fields }) => {
  await requireProposalsOfPlan(ctx, params.plan, [params.reference]);
  const input = caseNoteInput.safeParse(fields);
  if (!input.success) return formAgain<ActAgain>({ intent: "note", errors: fieldErrorsOf(input.error), fields });
  await writeCaseNote(ctx, params.reference, input.data);
  throw toCase(ctx, params, query, "noted");
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { reference }) => m.inbox.noteTitle(reference));

export default function Note() {
  const { query, held, notes, formKey, ...head } = useLoaderData<typeof loader>();
  const again: ActAgain | undefined = useActionData<typeof action>() ?? held;
  const { locale, m } = useLocale();
  return (
    <ActPage head={head} query={query} title={m.inbox.noteTitle(head.reference)} lead={m.inbox.notesText} isHeld={again === held && held !== undefined}>
      <CaseNoteList notes={notes} />
      <NoteForm action={deskPath(locale, head.plan.slug, `/${head.reference}/note`, query)} formKey={formKey} again={again} />
    </ActPage>
  );
}
