import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { classNames } from "#app/components/ui/class-names.ts";
import { getDescribedBy, getFieldId } from "#app/components/ui/field-id.ts";
import { FieldError, FieldHint } from "#app/components/ui/field-message.tsx";
import type { AttachmentView } from "#app/domain/attachments/attach.server.ts";
import { attachmentLimits, endings, type RefusedFile } from "#app/domain/attachments/rules.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import { looksLikeCpr } from "#app/lib/cpr.ts";
import { AttachmentList } from "./attachment-list.tsx";

const id = getFieldId("files");
const accepted = Object.entries(endings).flatMap(([type, names]) => [type, ...names.map((name) => `.${name}`)]).join(",");

/** Why a file was not taken, by its name; for the summary of a form and the field itself. */
function refusalText(m: Messages, { name, reason }: RefusedFile): string {
  const text = m.attachments.refusals[reason];
  return name === "" ? text : m.attachments.refused(name, text);
}

/** The problems of files for the summary on top of a form. */
export function fileErrors(m: Messages, refused: readonly RefusedFile[]): { field: string; text: string }[] {
  return refused.map((file) => ({ field: id, text: refusalText(m, file) }));
}

export type AttachmentFieldsProps = {
  attachments: readonly AttachmentView[];
  refused: readonly RefusedFile[];
  /** What was just done: so many were attached, or one was removed. */
  done?: { attached: number } | "removed" | undefined;
  /** Somebody who is not signed in gets a button that saves what they wrote and leads to signing in. */
  isSignedIn: boolean;
  /** What the files become public with; a sentence. */
  hintPublic?: string;
};

/**
 * The files of a text in the form that it is written in (`encType="multipart/form-data"`): those that are attached, and a
 * field for more. What the form sends: `files`, `intent=attach`, `removeFile` with an id, `intent=sign-in`.
 */
export function AttachmentFields({ attachments, refused, done, isSignedIn, hintPublic }: AttachmentFieldsProps) {
  const { m } = useLocale();
  const words = m.attachments;
  const { most, bytes } = attachmentLimits;
  const left = most - attachments.length;
  return (
    <section className="sp-stack sp-attach" id="attachments" aria-labelledby="attachments-title">
      <h2 className="sp-attach__title" id="attachments-title">{words.title} <span className="weight-normal">({m.forms.optional})</span></h2>
      {done && refused.length === 0 ? <Alert kind="success" heading={done === "removed" ? words.removed : words.attached(done.attached)} headingLevel={3} role="status" focus /> : null}
      {done && done !== "removed" && done.attached > 0 && refused.length > 0 ? <Alert kind="info" heading={words.attachedSome(done.attached, refused.length)} headingLevel={3} role="status" /> : null}
      {attachments.some(({ name }) => looksLikeCpr(name)) ? <Alert kind="warning" heading={words.cprWarning} headingLevel={3} /> : null}
      <AttachmentList attachments={attachments} remove={isSignedIn} />
      {!isSignedIn ? (
        <><p>{words.signInFirst}</p><div><Button name="intent" value="sign-in" kind="secondary" small>{words.signIn}</Button></div>{refused.length > 0 ? <div className="form-group form-error"><FileProblems refused={refused} /></div> : null}</>
      ) : left <= 0 ? (
        <><p id={id} tabIndex={-1}>{words.full(most)}</p>{refused.length > 0 ? <div className="form-group form-error"><FileProblems refused={refused} /></div> : null}</>
      ) : (
        <div className={classNames("form-group", refused.length > 0 && "form-error")}>
          <label className="form-label" htmlFor={id}>{words.add}</label>
          <FieldHint id={id}>{words.hint(most, bytes)} {attachments.length > 0 ? words.left(left) : null} {hintPublic ?? words.hintPublic}</FieldHint>
          <FileProblems refused={refused} />
          <div className="sp-attach__choose">
            <input id={id} type="file" name="files" multiple accept={accepted} className="form-input" aria-invalid={refused.length > 0 ? true : undefined} aria-describedby={getDescribedBy(id, { hint: true, error: refused.length > 0 })} />
            <Button name="intent" value="attach" kind="secondary">{words.attach}</Button>
          </div>
        </div>
      )}
    </section>
  );
}

/** Each refused file with why. */
function FileProblems({ refused }: { refused: readonly RefusedFile[] }) {
  const { m } = useLocale();
  if (refused.length === 0) return null;
  return <FieldError id={id}>{refused.map((file, index) => <span className="sp-attach__problem" key={index} dir="auto">{refusalText(m, file)}</span>)}</FieldError>;
}
