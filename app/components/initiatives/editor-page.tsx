import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { TypedTexts } from "#app/components/shell/typed-texts.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { onlyKnown } from "#app/domain/initiatives/form-fields.ts";
import type { Editor } from "#app/domain/initiatives/get-editor.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Locale } from "#db/values.ts";
import { CompletenessMeter } from "./completeness-meter.tsx";
import { EditorForm } from "./editor-form.tsx";
import { problemLabel } from "./form-problems.ts";
import { GapList } from "./gap-list.tsx";
import { OvertakenTexts } from "./overtaken-texts.tsx";
import { Parties, type PartyDone } from "./parties.tsx";
import { WrittenView } from "./written-view.tsx";

type Done = "saved" | "restored" | "kept" | "discarded";
export type EditorQuery = { show: "both" | Locale; done?: Done | PartyDone | undefined };
type Props = { editor: Editor; query: EditorQuery; pageName: string; again: ActAgain | undefined; isHeld: boolean; path: string };

const ofParties: readonly string[] = ["named", "told", "removed", "lead"];
const partyIntents: readonly string[] = ["name-party", "ask", "make-lead", "remove-party"];

/** The page on which a draft initiative is written. */
export function EditorPage({ editor, query, pageName, again: answered, isHeld, path }: Props) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.editor;
  const { plan, reference, locked, version } = editor;
  const ofParty = answered !== undefined && partyIntents.includes(answered.intent);
  const again = ofParty ? undefined : answered;
  const done = answered ? undefined : query.done;
  return (
    <>
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}/initiatives`}>{words.back}</BackLink>} kicker={reference} title={<Words of={editor.title} />}
        after={<p className="sp-cluster sp-small"><a href={`/${locale}/initiatives/${reference}`}>{words.publicPage}</a><a href={`${path}/versions`}>{words.versions}</a>{locked ? null : <a href={`/${locale}/desk/${plan.slug}/board/${reference}`}>{editor.sourceCount === 0 ? words.board : words.sources(editor.sourceCount)}</a>}</p>} />
      <DoneNotice done={done} version={version} />
      {locked ? <Locked editor={editor} again={answered} /> : (
        <div className="sp-editor">
          <div>
            {editor.isCorrection ? <Alert kind="info" heading={words.correction} headingLevel={null}><p>{words.correctionText}</p></Alert> : null}
            {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
            <WhoElse editor={editor} />
            <Writing {...{ editor, query, pageName, again, path }} />
            {editor.isCorrection ? null : <Parties parties={editor.parties} path={path} again={ofParty ? answered : undefined} done={done && ofParties.includes(done) ? (done as PartyDone) : undefined} />}
          </div>
          <aside className="sp-editor__side" aria-labelledby="lacks">
            <h2 id="lacks">{words.lacksTitle}</h2>
            <CompletenessMeter of={editor.completeness} />
            {editor.gaps.length === 0 ? <p>{words.lacksNone}</p> : <GapList gaps={editor.gaps} template={plan.template} />}
          </aside>
        </div>
      )}
    </>
  );
}

function DoneNotice({ done, version }: { done: EditorQuery["done"]; version: number }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.editor;
  if (!done || ofParties.includes(done)) return null;
  const number = format.number(locale, version);
  const texts: Record<Done, string> = { saved: words.saved(number), restored: words.restored(number), kept: words.kept, discarded: words.discarded };
  return <Alert kind="success" heading={texts[done as Done]} headingLevel={null} role="status" focus />;
}

function WhoElse({ editor: { others } }: { editor: Editor }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.editor;
  if (others.length === 0) return null;
  return <Alert kind="info" heading={words.others(others.length)} headingLevel={null}>{others.map(({ name, savedAt }) => <p key={name}>{words.other(name, format.dateTime(locale, savedAt))}</p>)}</Alert>;
}

/** The form, with what came of the last time that it was sent, or what its writer kept for themselves. */
function Writing({ editor, query, pageName, again, path }: Pick<Props, "editor" | "query" | "pageName" | "again" | "path">) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.editor;
  const { edit, saved, version, plan: { template } } = editor;
  const values = again ? again.fields : edit?.fields ?? saved;
  // Where somebody was faster, both texts are shown, and what is saved next is meant to come after theirs.
  const base = again ? Number(typedOf(again, "version")) : edit?.baseVersion ?? version;
  const isOvertaken = (again?.overtaken && !again.errors.kept) || (edit !== null && !again && edit.baseVersion < version);
  const keptNot = again?.errors.kept;
  const seen = again ? typedOf(again, "draft") ?? "" : edit ? String(edit.savedAt.getTime()) : "";
  return (
    <>
      {edit && !again && !isOvertaken ? <Alert kind="info" heading={words.editTitle} headingLevel={null}><p>{words.editText(format.dateTime(locale, edit.savedAt))}</p></Alert> : null}
      {isOvertaken ? <OvertakenTexts saved={saved} typed={values} template={template} themes={editor.themes} /> : null}
      {keptNot ? <Alert kind="warning" heading={keptNot === "too_much" ? words.tooMuch : words.otherPage} headingLevel={null} role="alert" focus /> : null}
      <p data-autosave-note="" hidden>{words.savedAsYouGo}</p>
      <noscript><p>{words.savedByButton}</p></noscript>
      <EditorForm editor={editor} state={{ values, errors: keptNot ? {} : again?.errors ?? {}, shown: query.show }} version={isOvertaken ? version : base} seen={seen} pageName={again ? typedOf(again, "page") ?? pageName : pageName} path={query.show === "both" ? path : `${path}?show=${query.show}`} keepPath={`${path}/keep`} note={typedOf(again, "note") ?? ""} cprAgain={again?.intent === "cpr"} savedText={edit && !again ? words.keptAt(format.time(locale, edit.savedAt)) : ""} />
      {edit ? <Details summary={words.discard}><form method="post" action={path} data-once=""><p>{words.discardSure}</p><Button name="intent" value="discard" kind="warning" small>{words.discard}</Button></form></Details> : null}
    </>
  );
}

/** An initiative that nothing can be changed of any more, with what was typed into its form. */
function Locked({ editor, again }: { editor: Editor; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.editor;
  const { template } = editor.plan;
  const isPublished = editor.locked === "published";
  const typed = again && "title.da" in again.fields ? Object.entries(onlyKnown(again.fields, template)).filter(([, value]) => typeof value === "string" && value !== "") : [];
  return (
    <>
      <Alert kind="info" heading={isPublished ? words.published : words.closed} {...(again && { role: "alert" as const, focus: true })}><p>{isPublished ? words.publishedText : words.closedText}</p>{isPublished ? <p><a href={`/${locale}/desk/${editor.plan.slug}/initiatives/${editor.reference}/progress`}>{m.implementation.form.title}</a></p> : null}</Alert>
      <TypedTexts texts={typed.map(([name, value]) => ({ label: problemLabel(m, template, name), text: String(value) }))} />
      <WrittenView written={{ text: editor.text, authorities: editor.parties, template, version: editor.version }} />
    </>
  );
}
