import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { ReportedText } from "#app/components/reports/reported-text.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { getStatement, type Statement } from "#app/domain/reports/get-statement.server.ts";
import { objectToDecision } from "#app/domain/reports/object-to-decision.server.ts";
import { objectionInput, reportLimits } from "#app/domain/reports/schema.ts";
import { format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import type { Locale } from "#db/values.ts";

const params = z.object({ reference: z.string().max(40) });
const query = z.object({ comment: z.uuid().optional().catch(undefined), id: z.uuid().optional().catch(undefined), sent: z.literal("1").optional().catch(undefined) });

type Again = { errors: FieldErrors; refusal: string | null; typed: string };

/** The reasons for hiding a text, for who wrote it. */
export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query, held }) => ({
  statement: await getStatement(ctx, params.reference, query.comment ?? null, query.id ?? null), comment: query.comment, id: query.id, isSent: query.sent === "1", held: typeof held?.objection === "string" ? held.objection : null,
}));

export const action = form({ access: "participant", params, query }, async ({ ctx, params, query, fields }) => {
  const typed = typeof fields.objection === "string" ? fields.objection : "";
  const again = (changes: Partial<Again>, status = 400) => formAgain<Again>({ errors: {}, refusal: null, typed, ...changes }, status);
  await getStatement(ctx, params.reference, query.comment ?? null, query.id ?? null);
  const input = objectionInput.safeParse(fields);
  if (!input.success) return again({ errors: fieldErrorsOf(input.error) });
  if (warnsOfCpr(fields, [input.data.objection])) return again({});
  const result = await objectToDecision(ctx, params.reference, query.comment ?? null, input.data, query.id ?? null);
  if (!result.ok) return again({ refusal: result.reason }, 409);
  throw redirect(`${withQuery(`/${ctx.locale}/proposals/${params.reference}/decision`, { comment: query.comment, id: query.id, sent: "1" })}#objection`, 303);
});

/** The measures beside hiding have words of their own. */
const otherMeasure = ({ measure }: Pick<Statement, "measure">) => (measure === "redacted" || measure === "warned" || measure === "suspended" ? measure : null);

function titleOf(m: Messages, statement: Statement): string {
  const measure = otherMeasure(statement);
  const { subject, isHidden } = statement.text;
  return measure ? m.moderation.statement.titles[measure][subject] : m.reports.statement[isHidden ? "title" : "titleAgain"][subject];
}

function whatWasDecided(m: Messages, locale: Locale, { measure, isInForce, suspendedUntil, text }: Statement): string {
  const { what } = m.moderation.statement;
  if (measure === "redacted") return isInForce ? what.redacted : what.redactedBack;
  if (measure === "warned") return what.warned;
  if (measure === "suspended") return isInForce && suspendedUntil ? what.suspended(format.dateTime(locale, suspendedUntil)) : what.suspendedOver;
  return text.isHidden ? m.reports.statement.hidden : m.reports.statement.shownAgain;
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { statement }) => `${titleOf(m, statement)} (${statement.text.reference})`);

export default function StatementPage() {
  const { statement, comment, id, isSent, held } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.reports.statement;
  const { text } = statement;
  const proposal = `/${locale}/proposals/${text.reference}`;
  const firstUpper = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={comment ? `${proposal}#comment-${comment}` : proposal}>{m.reports.form.back}</BackLink>} kicker={<span>{text.reference}</span>} title={titleOf(m, statement)} />
      <section aria-labelledby="decision">
        <h2 id="decision">{words.decided}</h2>
        <DefinitionList items={[
          { key: "what", term: words.what, text: whatWasDecided(m, locale, statement) },
          { key: "when", term: words.when, text: <When at={statement.at} /> },
          { key: "reason", term: words.reason, text: firstUpper(m.words.hideReasons[statement.reason]) },
          ...(statement.note ? [{ key: "facts", term: words.facts, text: <div className="sp-prose" dir="auto">{statement.note}</div> }] : []),
          { key: "ground", term: words.ground, text: m.reports.grounds[statement.reason] },
          { key: "how", term: words.how, text: <>{words.origins[statement.origin]} {words.byHuman}</> },
        ]} />
      </section>
      <section aria-labelledby="text"><h2 id="text">{words.text}</h2><ReportedText text={text} withSpeaker={false} /></section>
      <Objection statement={statement} path={withQuery(`${proposal}/decision`, { comment, id })} again={again ?? (held === null ? undefined : { errors: {}, refusal: null, typed: held })} isSent={isSent} isHeld={held !== null && !again} />
      {statement.others.length > 0 ? <section aria-labelledby="others"><h2 id="others">{m.moderation.statement.others}</h2><ul className="sp-links" role="list">{statement.others.map((other) => <li key={other.id}><a href={withQuery(`${proposal}/decision`, { comment, id: other.id })}>{m.moderation.measures[other.measure]}, <When at={other.at} /></a></li>)}</ul></section> : null}
    </div>
  );
}

/** The objection that was sent with what came of it, or the form for one; what was typed stays where it cannot be sent. */
function Objection({ statement, path, again, isSent, isHeld }: { statement: Statement; path: string; again: Again | undefined; isSent: boolean; isHeld: boolean }) {
  const { locale, m } = useLocale();
  const words = m.reports.statement;
  const { objection, problem } = statement;
  const measure = otherMeasure(statement);
  const error = fieldError(m, again?.errors.objection, { max: reportLimits.objection, value: again?.typed ?? "" });
  const refusal = again?.refusal ?? (problem === "objected_before" ? null : problem);
  return (
    <section id="objection" aria-labelledby="objection-heading">
      <h2 id="objection-heading">{objection ? words.yours : words.object}</h2>
      {isSent && objection?.state === "open" && !again ? <Alert kind="success" heading={words.sent} headingLevel={3} role="status" focus /> : null}
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={3} role="status" /> : null}
      {refusal && refusal in words.refusals ? <Alert kind="info" heading={refusal === "text_shown_again" && statement.measure !== "hidden" ? m.moderation.statement.notInForce : words.refusals[refusal as keyof typeof words.refusals]} headingLevel={3} role={again ? "alert" : undefined} focus={again !== undefined} /> : null}
      {objection ? (
        <>
          <blockquote className="sp-quote"><div className="sp-prose" dir="auto">{objection.text}</div></blockquote>
          <p className="sp-small sp-muted">{words.sentAt(format.date(locale, objection.at))}</p>
          {objection.state === "open" ? <p>{words.waiting}</p> : <Alert kind={objection.state === "upheld" ? "success" : "info"} heading={objection.state === "upheld" ? (measure ? m.moderation.statement.upheld[measure] : words.answer.upheld) : words.answer.dismissed} headingLevel={3}>{objection.decidedAt ? <p>{words.answeredAt(format.date(locale, objection.decidedAt))}</p> : null}{objection.answer ? <div className="sp-prose" dir="auto">{objection.answer}</div> : null}</Alert>}
        </>
      ) : null}
      {problem && again?.typed ? <><p>{m.reports.form.kept}:</p><div className="sp-prose" dir="auto">{again.typed}</div></> : null}
      {problem ? null : (
        <form method="post" action={`${path}#objection`} className="sp-stack" noValidate data-once="">
          <p>{words.objectText(format.date(locale, statement.until))}</p>
          <FormErrors errors={[{ field: getFieldId("objection-text"), text: error }]} />
          <CprWarning texts={[again?.typed ?? ""]} heading={m.reports.form.cprHeading} />
          <TextArea id={getFieldId("objection-text")} name="objection" label={words.objection} rows={6} defaultValue={again?.typed ?? ""} error={error} count={characterLimit(m, reportLimits.objection)} />
          <div className="sp-actions"><Button>{words.send}</Button></div>
        </form>
      )}
      <p>{words.court}</p>
    </section>
  );
}
