import { DebateRefused } from "#app/components/comments/debate-refused.tsx";
import { isClosed } from "#app/components/comments/too-late.tsx";
import { valueOf, type TypedAgain } from "#app/components/comments/typed-again.ts";
import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Pagination } from "#app/components/ui/pagination.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { Remarks } from "#app/domain/initiative-comments/list-remarks.server.ts";
import type { RemarksQuery } from "#app/domain/initiative-comments/schema.ts";
import type { Template } from "#app/domain/initiatives/templates.ts";
import type { Permission } from "#app/domain/proposals/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import type { InitiativeCommentPeriod } from "#db/values.ts";
import { Remark } from "./remark.tsx";
import { RemarkForm } from "./remark-form.tsx";
import { remarksPath } from "./remarks-path.ts";
import { sectionLabel } from "./section-label.ts";

export type CommentsOn = { reference: string; planSlug: string; template: Pick<Template, "name">; sections: readonly string[]; hasVersions: boolean; contact: string | null };
type Again = TypedAgain & { refusal: string | null };
type Props = { on: CommentsOn; remarks: Remarks; query: RemarksQuery & { done?: "edited" | "deleted" | undefined; commented?: string | undefined }; again: Again | undefined; held: TypedAgain | undefined };

/** What people say about an initiative, the answers, and the form to say something. Nothing where nobody ever could. */
export function InitiativeComments({ on, remarks, query, again, held }: Props) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments;
  const { permission, period, now, total, other, rows } = remarks;
  const typed = again ?? held;
  if (!permission.allowed && permission.reason === "not_open" && total + other === 0 && !typed) return null;
  const path = `/${locale}/initiatives/${on.reference}`;
  const mine = rows.find(({ id }) => id === query.commented);
  const note = (id: string) => (query.done && id === query.comment && rows.some((row) => row.id === id && row.own) ? (query.done === "edited" ? words.editPage.done : words.deletePage.done) : null);
  const of = { section: query.section, period: query.period };
  return (
    <section className="sp-section sp-debate" aria-labelledby="comments">
      <h2 id="comments" tabIndex={-1}>{words.headings[period]}{total > 0 ? ` (${total.toLocaleString(locale)})` : ""}</h2>
      {period === now && remarks.closesAt ? <p className="sp-measure">{words.leads[period]} <SaidOfMoment words={words.until[now]} at={remarks.closesAt} ends /></p> : null}
      {remarks.hasJustWritten ? <Alert kind="success" heading={words.written} headingLevel={null} role="status" id="commented" focus>{mine ? <p><a href={`#comment-${mine.id}`}>{words.toWritten}</a></p> : null}</Alert> : null}
      {query.comment && rows.length > 0 ? <p>{words.filter.one} <a href={remarksPath(path, { period: period === now ? undefined : period })}>{words.filter.all}</a></p> : null}
      {query.section && !query.comment ? <p className="sp-cluster"><strong>{words.filter.of(sectionLabel(m, on.template, query.section), remarks.counts[query.section] ?? 0)}</strong> <a href={remarksPath(path, { period: query.period })}>{words.filter.all}</a></p> : null}
      {rows.length > 0 ? <ol className="sp-comments" role="list">{rows.map((remark) => <li key={remark.id}><Remark remark={remark} template={on.template} path={path} deskPath={`/${locale}/desk/${on.planSlug}/draft-comments`} version={remarks.version} hasVersions={on.hasVersions} note={note(remark.id)} /></li>)}</ol> : permission.allowed && period === now && !query.section ? <p className="sp-muted">{words.none}</p> : null}
      <Pagination label={words.pages} previous={remarks.previous ? { href: remarksPath(path, { ...of, at: remarks.previous }), text: words.newer } : null} next={remarks.next ? { href: remarksPath(path, { ...of, at: remarks.next }), text: words.older } : null} />
      {other > 0 || period !== now ? <p><a href={remarksPath(path, { period: period === now ? (now === "draft" ? "implement" : "draft") : undefined })}>{period === now ? words.other[now === "draft" ? "implement" : "draft"](other) : other > 0 ? words.other[now](other) : words.headings[now]}</a></p> : null}
      {on.contact && total > 0 ? <p className="sp-small">{words.contact.text} <a href={`mailto:${on.contact}?subject=${encodeURIComponent(words.contact.subject(on.reference))}`}>{on.contact}</a>.</p> : null}
      <div className="sp-no-print sp-stack" id="write-comment" tabIndex={-1}><Writing on={on} remarks={remarks} section={query.section} path={path} typed={typed} refusal={again?.refusal ?? null} isHeld={held !== undefined && !again} /></div>
    </section>
  );
}

/** The form, or why there is none; what was typed while it closed is given back. */
function Writing({ on, remarks, section, path, typed, refusal, isHeld }: { on: CommentsOn; remarks: Remarks; section: string | undefined; path: string; typed: TypedAgain | undefined; refusal: string | null; isHeld: boolean }) {
  const { locale, m } = useLocale();
  const words = m.initiativeComments;
  const { permission, now, writer, version } = remarks;
  const body = valueOf(typed, "body");
  if (!permission.allowed && isClosed(permission)) {
    const why = closedWords(m, permission, now);
    if (!body) return <p className="sp-muted">{why}</p>;
    return (
      <>
        <Alert kind="warning" heading={words.closed.notSent} role="alert" focus><p>{why}</p></Alert>
        <p>{words.closed.kept}</p>
        <TextArea name="kept" label={words.form.body} rows={6} defaultValue={body} readOnly />
      </>
    );
  }
  if (!permission.allowed && permission.reason === "sign_in_first") {
    const back = section ? `${path}?section=${encodeURIComponent(section)}` : path;
    return <div className="sp-actions"><Button kind="secondary" href={`/${locale}/sign-in?returnTo=${encodeURIComponent(`${back}#write-comment`)}`}>{words.form.signIn}</Button></div>;
  }
  return (
    <>
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      {refusal && permission.allowed ? <DebateRefused reason={refusal} returnTo={path} /> : <Refused permission={permission} returnTo={path} focus={refusal !== null} />}
      {writer && (permission.allowed || body) ? <RemarkForm action={section ? `${path}?section=${encodeURIComponent(section)}` : path} period={now} sections={on.sections} section={section} template={on.template} version={version} writer={writer} typed={typed} /> : null}
    </>
  );
}

function closedWords(m: Messages, permission: Extract<Permission, { allowed: false }>, period: InitiativeCommentPeriod) {
  const { closed } = m.initiativeComments;
  const { reason, at } = permission;
  if (reason === "phase_coming") return <SaidOfMoment words={closed.phase_coming[period]} at={at} />;
  return reason === "phase_over" ? <SaidOfMoment words={closed.phase_over[period]} at={at} ends /> : <>{closed.not_open}</>;
}
