import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { AttachmentFields, fileErrors } from "#app/components/attachments/attachment-fields.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { RefusedFile } from "#app/domain/attachments/rules.ts";
import type { PositionPage } from "#app/domain/positions/get-position-page.server.ts";
import { positionLimit } from "#app/domain/positions/schema.ts";
import { draftNoteLimit } from "#app/domain/proposals/schema.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { stances } from "#db/values.ts";

type Again = { errors: FieldErrors; refusal: string | null; refused: RefusedFile[]; fields: Record<string, string | string[]> };

const textOf = (again: Again | undefined, name: string) => (typeof again?.fields[name] === "string" ? again.fields[name] : undefined);

/** The draft of an organisation's position: its text, and what can be done with it. */
export function PositionForm({ data, path, again }: { data: PositionPage; path: string; again: Again | undefined }) {
  const { locale, m } = useLocale();
  const words = m.discussion.position;
  const { draft, acts, permission, organisation } = data;
  const typed = textOf(again, "body");
  const body = typed ?? draft?.body ?? "";
  const stance = textOf(again, "stance") ?? draft?.stance ?? null;
  const errors = { stance: fieldError(m, again?.errors.stance), body: fieldError(m, again?.errors.body, { max: positionLimit, value: body }), note: fieldError(m, again?.errors.note, { max: draftNoteLimit, value: textOf(again, "note") ?? "" }) };
  const isConflict = again?.refusal === "draft_changed";
  // After a conflict both texts are seen, and the next save is meant; what was kept and then refused was made from itself.
  const version = isConflict || again === undefined || draft?.body === body ? (draft?.version ?? "") : (textOf(again, "version") ?? "");
  const differs = typed !== undefined && draft !== null && typed.trim() !== draft.body.trim();
  return (
    <>
      <p>{words.explained[organisation.role][draft?.state ?? "writing"]}</p>
      {draft ? <p className="sp-list__meta">{words.savedBy(draft.changedBy ?? m.drafts.noWriter, format.dateTime(locale, draft.updatedAt))}</p> : null}
      {draft?.note ? <section className="sp-box" aria-labelledby="note"><h2 className="sp-box__heading" id="note">{words.noteSays}</h2><PeoplesText text={draft.note} language={locale} /></section> : null}
      {permission.allowed ? null : <Refused permission={permission} returnTo={path} />}
      {draft && (isConflict || (differs && !acts.edit)) ? <section className="sp-box" aria-labelledby="as-saved"><h2 className="sp-box__heading" id="as-saved">{words.asSaved}</h2>{draft.stance ? <p><strong>{m.words.stances[draft.stance]}</strong></p> : null}<PeoplesText text={draft.body} language={draft.language} /></section> : null}
      {acts.edit || typed !== undefined ? (
        <form method="post" action={`${path}#position`} id="position" encType="multipart/form-data" className="sp-stack" noValidate data-once="">
          {/* What the Enter key presses: the first button of a form, which would else remove a file. */}
          <button name="intent" value="save" hidden tabIndex={-1} aria-hidden="true" />
          <FormErrors errors={[{ field: getFieldId("stance"), text: errors.stance }, { field: getFieldId("body"), text: errors.body }, ...(again?.fields.intent === "request" ? [{ field: getFieldId("note"), text: errors.note }] : []), ...fileErrors(m, again?.refused ?? [])]} />
          <CprWarning texts={[body]} />
          <input type="hidden" name="version" defaultValue={version} autoComplete="off" />
          <RadioGroup inline name="stance" legend={words.stance} value={stance} error={errors.stance} options={stances.map((each) => ({ value: each, label: words.stances[each] }))} />
          <TextArea name="body" label={words.body} hint={words.bodyHint} rows={14} defaultValue={body} error={errors.body} count={characterLimit(m, positionLimit)} readOnly={!acts.edit} />
          {acts.edit ? <AttachmentFields attachments={data.attachments} refused={again?.refused ?? []} isSignedIn hintPublic={m.attachments.hintPosition} /> : null}
          {acts.requestRelease && permission.allowed ? <TextArea name="note" label={words.requestNote} mark={`(${m.forms.optional})`} rows={3} defaultValue={textOf(again, "note") ?? ""} error={errors.note} count={characterLimit(m, draftNoteLimit)} /> : null}
          {acts.edit ? (
            <div className="sp-actions">
              {acts.release && permission.allowed && !data.published ? <Button name="intent" value="release">{words.publish}</Button> : null}
              {acts.requestRelease && permission.allowed ? <Button name="intent" value="request">{words.request}</Button> : null}
              <Button name="intent" value="save" kind="secondary">{words.save}</Button>
            </div>
          ) : null}
        </form>
      ) : draft ? <article className="sp-box">{draft.stance ? <p><strong>{m.words.stances[draft.stance]}</strong></p> : null}<FormattedText text={draft.body} language={draft.language} /><AttachedFiles attachments={data.attachments} level={3} /></article> : null}
      {acts.edit && draft && draft.body !== "" && !isConflict ? (
        <section className="sp-section" aria-labelledby="preview">
          <h2 id="preview">{words.preview}</h2>
          <p className="sp-small sp-muted">{words.previewHint}</p>
          <div className="sp-box">{draft.stance ? <p><strong>{m.words.stances[draft.stance]}</strong></p> : null}<FormattedText text={draft.body} language={draft.language} /></div>
        </section>
      ) : null}
      <PositionActs data={data} path={path} again={again} noteError={errors.note} />
    </>
  );
}

/** What one may do with the draft beside writing it. */
function PositionActs({ data: { draft, acts }, path, again, noteError }: { data: PositionPage; path: string; again: Again | undefined; noteError: string | undefined }) {
  const { m } = useLocale();
  const words = m.discussion.position;
  if (!draft) return null;
  const isSendingBack = again?.fields.intent === "send-back";
  return (
    <>
      {acts.takeBack ? <form method="post" action={path} className="sp-actions" data-once=""><Button name="intent" value="take-back" kind="secondary">{words.takeBack}</Button></form> : null}
      {acts.sendBack ? (
        <section className="sp-section" aria-labelledby="send-back">
          <h2 id="send-back">{words.sendBack}</h2>
          <form method="post" action={`${path}#send-back`} className="sp-stack" noValidate data-once="">
            <FormErrors errors={[{ field: "field-note-send-back", text: isSendingBack ? noteError : undefined }]} />
            <TextArea id="field-note-send-back" name="note" label={words.sendBackNote} rows={3} defaultValue={isSendingBack ? (textOf(again, "note") ?? "") : ""} error={isSendingBack ? noteError : undefined} count={characterLimit(m, draftNoteLimit)} />
            <div className="sp-actions"><Button name="intent" value="send-back" kind="secondary">{words.sendBack}</Button></div>
          </form>
        </section>
      ) : null}
      {acts.release || (draft.isOwn && acts.edit) ? <Details summary={words.discard}><p>{words.discardSure}</p><form method="post" action={path} data-once=""><Button name="intent" value="discard" kind="warning" small>{words.discard}</Button></form></Details> : null}
    </>
  );
}
