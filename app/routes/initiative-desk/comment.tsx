import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { AnswerRemarkForm, HideRemarkForm, RestoreRemarkForm } from "#app/components/initiative-comments/desk-forms.tsx";
import { DeskRemarkText } from "#app/components/initiative-comments/desk-text.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { notFound } from "#app/domain/errors.ts";
import { answerRemark } from "#app/domain/initiative-comments/answer-remark.server.ts";
import { getDeskRemark } from "#app/domain/initiative-comments/desk-remark.server.ts";
import { hideRemark, restoreRemark } from "#app/domain/initiative-comments/hide-remark.server.ts";
import { remarkAnswerInput, remarkHideInput, type RemarkAnswerInput } from "#app/domain/initiative-comments/schema.ts";
import { templateOf } from "#app/domain/initiatives/templates.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { orConflict } from "../desk/or-conflict.ts";

const params = z.object({ plan: z.string(), comment: z.uuid() });
const query = z.object({ done: z.enum(["answered", "hidden", "restored"]).optional().catch(undefined) });

export const loader = page({ access: "moderator", params, query }, async ({ ctx, params, query, held }) => {
  const { plan, remark } = await getDeskRemark(ctx, params.plan, params.comment);
  const again = held ? ({ intent: String(held.intent), errors: {}, fields: held } satisfies ActAgain) : undefined;
  return { remark, plan: { slug: plan.slug, bothLanguages: plan.bothLanguages, isClosed: plan.isClosed, template: { name: templateOf(plan.template).name } }, done: query.done, held: again };
});

export const action = form({ access: "moderator", params }, async ({ ctx, params, fields }) => {
  // Who may not look at it learns nothing of it from a form.
  const { plan, remark } = await getDeskRemark(ctx, params.plan, params.comment);
  const path = `/${ctx.locale}/desk/${params.plan}/draft-comments/${params.comment}`;
  const again = (intent: string, errors: ActAgain["errors"], status = 400) => formAgain<ActAgain>({ intent, errors, fields, overtaken: status === 409 }, status);
  if (fields.intent === "answer") {
    const input = remarkAnswerInput.safeParse(fields);
    if (!input.success) return again("answer", fieldErrorsOf(input.error));
    if (warnsOfCpr(fields, [input.data.answerDa, input.data.answerEn])) return again("answer", {});
    const result = await orConflict(answerRemark(ctx, params.plan, params.comment, input.data));
    if (result === "conflict") return again("answer", {}, 409);
    if (!result.ok && result.reason === "remark_gone") return again("answer", {}, 409);
    if (!result.ok) return again("answer", problemsOf(input.data, remark.period === "draft", plan.bothLanguages));
    throw redirect(`${path}?done=answered`, 303);
  }
  if (fields.intent === "hide") {
    const input = remarkHideInput.safeParse(fields);
    if (!input.success) return again("hide", fieldErrorsOf(input.error));
    if (warnsOfCpr(fields, [input.data.note])) return again("hide", {});
    if ((await orConflict(hideRemark(ctx, params.plan, params.comment, input.data))) === "conflict") return again("hide", {}, 409);
    throw redirect(`${path}?done=hidden`, 303);
  }
  if (fields.intent !== "restore") throw notFound();
  if (remark.isHidden) await orConflict(restoreRemark(ctx, params.plan, params.comment));
  throw redirect(`${path}?done=restored`, 303);
});

/** All that is missing in an answer, by its fields. */
function problemsOf(input: RemarkAnswerInput, needsOutcome: boolean, bothLanguages: boolean): ActAgain["errors"] {
  const texts = (bothLanguages ? (["answerDa", "answerEn"] as const) : (["answerDa"] as const)).filter((name) => input[name] === "");
  return { ...(needsOutcome && input.outcome === "" && { outcome: "remark_outcome_missing" }), ...Object.fromEntries(texts.map((name) => [name, "remark_answer_missing"])) };
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { remark }) => `${m.initiativeComments.desk.answerTitle}: ${remark.reference}`);

export default function DeskRemarkPage() {
  const { remark, plan, done, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.initiativeComments.desk;
  const again: ActAgain | undefined = answered ?? held;
  const of = (intent: string) => (again?.intent === intent ? again : undefined);
  const isOpen = remark.mayDecide && !remark.isHidden && !remark.isDeleted;
  return (
    <div className="sp-measure sp-stack">
      <PageHeading before={<BackLink href={`/${locale}/desk/${plan.slug}/draft-comments`}>{words.toList}</BackLink>} kicker={remark.reference} title={words.answerTitle} />
      {done && !answered ? <Alert kind="success" heading={words.done[done]} headingLevel={null} role="status" focus /> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} headingLevel={null} role="status" focus /> : null}
      <DeskRemarkText remark={remark} template={plan.template} />
      {remark.mayDecide ? null : <Alert kind="info" heading={words.own} headingLevel={null} />}
      {isOpen && plan.isClosed ? <Alert kind="info" heading={words.closed} headingLevel={null} /> : null}
      {(isOpen && !plan.isClosed) || of("answer") ? <AnswerRemarkForm remark={remark} bothLanguages={plan.bothLanguages} again={of("answer")} /> : null}
      {isOpen || of("hide") ? <HideRemarkForm again={of("hide")} isOpen={isOpen} /> : null}
      {remark.mayDecide && remark.isHidden && !remark.isDeleted ? <RestoreRemarkForm /> : null}
    </div>
  );
}
