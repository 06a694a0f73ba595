import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BeginSecondFactor, SecondFactorIsOn, SetUpSecondFactor } from "#app/components/account/second-factor-parts.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Refused } from "#app/components/shell/refused.tsx";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { confirmSecondFactor } from "#app/domain/accounts/confirm-second-factor.server.ts";
import { getSecondFactor } from "#app/domain/accounts/get-second-factor.server.ts";
import { renewRecoveryCodes } from "#app/domain/accounts/renew-recovery-codes.server.ts";
import { appCodeInput, typedPassword } from "#app/domain/accounts/schema.ts";
import { startSecondFactor } from "#app/domain/accounts/start-second-factor.server.ts";
import { turnOffSecondFactor } from "#app/domain/accounts/turn-off-second-factor.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { sealedCookie } from "#app/server/sealed-cookie.server.ts";

const query = z.object({ returnTo: z.string().max(2_000).optional().catch(undefined), codes: z.enum(["new", "renewed"]).optional().catch(undefined), done: z.literal("off").optional().catch(undefined) });

/** The recovery codes from when they were made until they are written down: a reload shows them again for ten minutes. */
const freshCodes = sealedCookie("recovery_codes", z.object({ userId: z.string(), codes: z.array(z.string()) }), 10 * 60);

export const loader = page({ access: "participant", query }, async ({ ctx, query, request, scope }) => {
  const { person, id } = await scope.findSession();
  const fresh = query.codes ? freshCodes.read(scope, request) : null;
  return { view: await getSecondFactor(ctx, id), codes: fresh && fresh.userId === person?.id ? fresh.codes : null, shows: query.codes ?? null, isOff: query.done === "off", returnTo: safeReturnPath(query.returnTo, "") };
});

export const action = form({ access: "participant", query }, async ({ ctx, fields, query, scope }) => {
  const returnTo = safeReturnPath(query.returnTo, "");
  const here = (values: Record<string, string>) => redirect(withQuery(`/${ctx.locale}/account/second-factor`, { ...values, returnTo }), 303);
  const { person, id: sessionId } = await scope.findSession();
  const intent = ["begin", "confirm", "renew", "off"].find((each) => each === fields.intent) ?? "begin";
  const again = (errors: FieldErrors) => formAgain({ intent, errors });
  const password = typedPassword.parse(fields.password);
  if (intent === "begin") {
    const result = await startSecondFactor(ctx, { sessionId, password });
    if (!result.ok && result.reason !== "second_factor_is_on") return again({ password: result.reason });
    throw here({});
  }
  const input = appCodeInput.safeParse(fields);
  if (intent === "off") {
    const result = await turnOffSecondFactor(ctx, { sessionId, password, code: input.data?.code ?? "" });
    if (!result.ok) return again(/^code/.test(result.reason) ? { code: input.success ? result.reason : "code_missing" } : { password: result.reason });
    throw here({ done: "off" });
  }
  if (!input.success) return again(fieldErrorsOf(input.error));
  const result = intent === "renew" ? await renewRecoveryCodes(ctx, input.data.code) : await confirmSecondFactor(ctx, sessionId, input.data.code);
  if (!result.ok) return again({ code: result.reason });
  freshCodes.set(scope, { userId: person!.id, codes: result.value.codes });
  throw here({ codes: intent === "renew" ? "renewed" : "new" });
});

export const meta = titled((m) => m.settings.secondFactor.title);

export default function SecondFactor() {
  const { view, codes, shows, isOff, returnTo } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.settings.secondFactor;
  const path = withQuery(`/${locale}/account/second-factor`, { returnTo });
  const errors = again?.errors ?? {};
  if (codes && !again) return <AccountPage><RecoveryCodes codes={codes} isRenewed={shows === "renewed"} returnTo={returnTo} /></AccountPage>;
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {isOff && !again ? <Alert kind="success" heading={words.isOff} role="status" focus /> : null}
      {shows && !again ? <Alert kind="info" heading={words.codesGone}><p>{words.codesGoneText}</p></Alert> : null}
      {view.isNeeded && view.state !== "on" ? <Alert kind="info" heading={words.whyStaff}><p>{words.whyStaffText}{returnTo.includes("held=") ? ` ${words.held}` : ""}</p></Alert> : null}
      {view.isDemo ? <Alert kind="info" heading={m.settings.demoShared} /> : !view.isConfirmed && view.state === "off" ? <Refused permission={{ allowed: false, reason: "verify_email_first" }} returnTo={path} /> : <Parts view={view} path={path} errors={errors} intent={again?.intent ?? null} />}
      {view.state === "on" && returnTo ? <div className="sp-actions"><Button href={returnTo}>{words.continue}</Button></div> : null}
    </AccountPage>
  );
}

function Parts({ view, path, errors, intent }: { view: ReturnType<typeof useLoaderData<typeof loader>>["view"]; path: string; errors: FieldErrors; intent: string | null }) {
  const { m } = useLocale();
  const words = m.settings.secondFactor;
  // The form that was sent may be of a state that is over: another tab was quicker.
  const isOver = intent !== null && (intent === "confirm" ? view.state !== "setting_up" : intent !== "begin" && view.state !== "on");
  return (
    <>
      {isOver ? <Alert kind="warning" heading={fieldError(m, errors.code ?? errors.password)} role="alert" focus /> : null}
      {view.state === "off" ? <BeginSecondFactor view={view} path={path} errors={errors} /> : view.state === "setting_up" ? <SetUpSecondFactor view={view} path={path} errors={isOver ? {} : errors} /> : <SecondFactorIsOn view={view} path={path} errors={errors} intent={intent} />}
      {errors.password === "sign_in_again" ? <form method="post" action={`/${path.split("/")[1]!}/sign-out`}><Button kind="secondary">{words.signInAgain}</Button></form> : null}
    </>
  );
}

function RecoveryCodes({ codes, isRenewed, returnTo }: { codes: readonly string[]; isRenewed: boolean; returnTo: string }) {
  const { locale, m } = useLocale();
  const words = m.settings.secondFactor;
  return (
    <>
      <PageHeading title={words.codesTitle} />
      <Alert kind="success" heading={isRenewed ? words.codesRenewed : words.codesDone} role="status" focus />
      <p>{words.codesLead}</p>
      <ul className="sp-codes" role="list" aria-label={words.codesList}>{codes.map((code) => <li key={code}><code className="sp-code">{code}</code></li>)}</ul>
      <div className="sp-actions"><Button href={returnTo || `/${locale}/account/security`}>{words.continue}</Button></div>
    </>
  );
}
