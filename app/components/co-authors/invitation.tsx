import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { JustConfirmed } from "#app/components/shell/just-confirmed.tsx";
import { ClosedProposalContext, Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { CoAuthorPage } from "#app/domain/co-authors/get-co-author-page.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { DisplayChoice } from "./display-choice.tsx";

type Reader = { name: string; code: string; emailVerified: boolean; display: string };

/** Somebody is asked to stand beside an author: the text, what it means, and the two answers. */
export function Invitation({ found, token, reader, again }: { found: CoAuthorPage; token: string; reader: Reader | null; again: { errors: FieldErrors; fields: Record<string, string | string[]> } | undefined }) {
  const { locale, m } = useLocale();
  const words = m.coAuthors.answer;
  const here = withQuery(`/${locale}/co-author`, { token });
  return (
    <ClosedProposalContext.Provider value={found.closed}>
      <div className="sp-measure sp-stack">
        <PageHeading title={found.inviter ? <span dir="auto">{words.title(found.inviter)}</span> : words.titleAnonymous} lead={words.until(format.date(locale, found.expiresAt))} />
        <JustConfirmed />
        <TextAsItIs found={found} />
        <section><h2>{words.meaning}</h2><ul>{words.meanings.map((each) => <li key={each}>{each}</li>)}</ul></section>
        <Yes found={found} here={here} reader={reader} again={again} />
        <form method="post" action={here} className="sp-stack" data-once="">
          <p>{words.declineText}</p>
          <div className="sp-actions"><Button name="intent" value="decline" kind="secondary">{words.decline}</Button></div>
        </form>
      </div>
    </ClosedProposalContext.Provider>
  );
}

/** The form to say yes; or why it is not open, and the way on. */
function Yes({ found, here, reader, again }: { found: CoAuthorPage; here: string; reader: Reader | null; again: { errors: FieldErrors; fields: Record<string, string | string[]> } | undefined }) {
  const { locale, m } = useLocale();
  const words = m.coAuthors.answer;
  if (found.isAuthor) return <Alert kind="info" heading={words.author} />;
  if (!reader && !found.permission.allowed && found.permission.reason === "sign_in_first") {
    return (
      <section>
        <p>{words.signInText}</p>
        <div className="sp-actions"><Button href={withQuery(`/${locale}/sign-in`, { returnTo: here })}>{words.signIn}</Button><Button href={withQuery(`/${locale}/sign-up`, { returnTo: here })} kind="secondary">{m.shell.signUp}</Button></div>
      </section>
    );
  }
  if (!reader || !found.permission.allowed) return <Refused permission={found.permission} returnTo={here} notDone={again && reader ? words.notAccepted : undefined} closedWords={m.coAuthors.closed} />;
  const error = fieldError(m, again?.errors.display);
  const typed = again?.fields.display;
  return (
    <form method="post" action={here} className="sp-stack" data-once="" noValidate>
      <FormErrors errors={[{ field: getFieldId("display"), text: error }]} />
      <p>{words.account} <strong dir="auto">{reader.name}</strong>. {words.notYou}</p>
      <DisplayChoice name={reader.name} code={reader.code} value={typeof typed === "string" ? typed : reader.display === "code" ? "code" : "name"} error={error} />
      <div className="sp-actions"><Button name="intent" value="accept">{words.accept}</Button></div>
    </form>
  );
}

/** The draft or the proposal, as it is at this moment. */
export function TextAsItIs({ found }: { found: CoAuthorPage }) {
  const { m } = useLocale();
  const words = m.coAuthors.answer;
  const lang = useLangOf(found.language);
  const { text } = found;
  const isEmpty = text !== null && found.title.trim() === "" && Object.values(text).every((each) => each.trim() === "");
  return (
    <section className="sp-box">
      <p className="sp-list__meta">{found.reference ? `${words.textOfProposal} ${found.reference}` : words.textOfDraft}</p>
      {text === null ? <p>{words.notSeen}</p> : isEmpty ? <p>{words.empty}</p> : <><h2 lang={lang} dir="auto">{found.title.trim() || m.coAuthors.untitled}</h2><ProposalText text={text} language={found.language} level={3} /></>}
      <Files found={found} />
    </section>
  );
}

/** The files that go with it. Of a draft, whose files are nobody else's, they can be opened by who has accepted. */
function Files({ found: { attachments, reference, isCoAuthor } }: { found: CoAuthorPage }) {
  const { m } = useLocale();
  if (attachments.length === 0) return null;
  const isReadable = reference !== null || isCoAuthor;
  return <section><h3>{m.attachments.title}</h3><AttachmentList attachments={attachments} named={!isReadable} />{isReadable ? null : <p className="sp-small">{m.coAuthors.answer.filesAfter}</p>}</section>;
}
