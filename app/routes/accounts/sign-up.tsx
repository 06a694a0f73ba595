import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { SignUpFields } from "#app/components/shell/sign-up-fields.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ChoiceCards } from "#app/components/ui/choice-cards.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { findPasswordProblem } from "#app/domain/accounts/password.server.ts";
import { registerAccount } from "#app/domain/accounts/register-account.server.ts";
import { signUpInput } from "#app/domain/accounts/schema.ts";
import { findStampProblem, stampSignUp } from "#app/domain/accounts/sign-up-trap.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { safeReturnPath } from "#app/lib/return-path.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { inThisBrowser } from "#app/server/browser-token.server.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";
import { participantTypes } from "#db/values.ts";

const query = z.object({ type: z.enum(participantTypes).optional().catch(undefined), asked: z.literal("1").optional().catch(undefined), returnTo: z.string().max(2_000).optional().catch(undefined) });

export const loader = page({ access: "public", query }, async ({ ctx, query }) => {
  const returnTo = safeReturnPath(query.returnTo, "");
  if (ctx.actor.kind === "person") throw redirect(returnTo || `/${ctx.locale}/account`);
  // The first form asks for the type by GET; without a choice it comes back and says so.
  return { stamp: stampSignUp(ctx), type: query.type ?? null, typeMissing: query.asked === "1" && !query.type, returnTo };
});

export const action = form({ access: "public" }, async ({ ctx, fields, platform, request, scope }) => {
  const returnTo = safeReturnPath(fields.returnTo, "");
  const again = (errors: FieldErrors, trap: ReturnType<typeof findStampProblem> = null) => formAgain({ errors, trap, values: withoutPassword(fields) });
  const checkMail = (email: string) => redirect(withQuery(`/${ctx.locale}/sign-up/check-mail`, { email, returnTo }), 303);
  const input = signUpInput.safeParse(fields);
  const trap = findStampProblem(ctx, fields.stamp, platform.env.SIGN_UP_SECONDS);
  if (trap) return again({}, trap);
  // A field that people do not see: whoever fills it in is a program, and is told what everybody is told.
  if (fields.subject) throw checkMail(input.data?.email ?? "");
  if (!input.success) {
    // What is wrong with the password is said together with the rest, not after it.
    const problem = await findPasswordProblem(typeof fields.password === "string" ? fields.password : "", []);
    return again({ ...fieldErrorsOf(input.error), ...(problem && { password: problem }) });
  }
  const result = await registerAccount(inThisBrowser(ctx, request, scope), input.data, returnTo);
  if (!result.ok) return again({ password: result.reason });
  throw checkMail(input.data.email);
});

function withoutPassword(fields: FormFields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[0] !== "password" && entry[0] !== "subject" && typeof entry[1] === "string"));
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { typeMissing }) => (typeMissing ? m.shell.titleOfError : "") + m.accounts.signUp.title, (m) => m.accounts.signUp.lead);

export default function SignUp() {
  const { type: chosen, typeMissing, returnTo, stamp } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const { signUp } = m.accounts;
  const path = `/${locale}/sign-up`;
  const type = participantTypes.find((each) => each === again?.values.participantType) ?? chosen;
  const missing = typeMissing || again?.errors.participantType ? m.forms.fieldErrors.participant_missing : undefined;
  const back = again?.values.returnTo ?? returnTo;
  return (
    <div className="sp-measure">
      <PageHeading title={signUp.title} lead={signUp.lead} />
      {type === null ? (
        <form method="get" action={path} className="sp-stack" noValidate>
          <FormErrors errors={[{ field: getFieldId("type"), text: missing }]} />
          <input type="hidden" name="asked" value="1" />
          {back ? <input type="hidden" name="returnTo" value={back} /> : null}
          <ChoiceCards name="type" legend={signUp.typeLegend} error={missing} options={participantTypes.map((each) => ({ value: each, icon: each, title: signUp.types[each].title, text: signUp.types[each].text }))} />
          <div className="sp-actions"><Button>{signUp.continue}</Button></div>
        </form>
      ) : (
        <form method="post" action={path} className="sp-stack" noValidate data-once="">
          {again?.trap ? <Alert kind="warning" heading={m.forms.fieldErrors[again.trap]} role="alert" focus /> : null}
          <p>{signUp.asType(m.words.participantTypes[type])} · <a className="sp-tap" href={withQuery(path, { returnTo: back })}>{signUp.changeType}</a></p>
          <input type="hidden" name="participantType" value={type} />
          <input type="hidden" name="returnTo" value={back} />
          {/* A form that comes back keeps the moment at which it was first shown, as long as that counts. */}
          <input type="hidden" name="stamp" value={again && again.trap !== "form_too_old" ? (again.values.stamp ?? stamp) : stamp} />
          <div className="sp-unseen"><label htmlFor="sign-up-subject">{signUp.leaveEmpty}</label><input type="text" id="sign-up-subject" name="subject" autoComplete="off" tabIndex={-1} /></div>
          <SignUpFields isOrganisation={type !== "citizen"} values={again?.values ?? {}} errors={again?.errors ?? {}} />
          <div className="sp-actions"><Button>{signUp.submit}</Button></div>
        </form>
      )}
      <p>{signUp.haveAccount} <a className="sp-tap" href={withQuery(`/${locale}/sign-in`, { returnTo: back })}>{m.shell.signIn}</a></p>
    </div>
  );
}
