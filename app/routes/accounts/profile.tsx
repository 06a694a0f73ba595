import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { fieldError, labelInSummary } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Field } from "#app/components/ui/field.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { changeProfile, getProfile, type ProfileView } from "#app/domain/accounts/change-profile.server.ts";
import { profileInput } from "#app/domain/accounts/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";
import { displayModes, locales } from "#db/values.ts";

const query = z.object({ done: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, held }) => ({ profile: await getProfile(ctx), held: held && asTyped(held), isDone: query.done === "1" }));

/** What was typed, as the form takes it. */
function asTyped(fields: Record<string, unknown>) {
  return { name: typeof fields.name === "string" ? fields.name : "", locale: locales.find((each) => each === fields.locale) ?? "da", display: displayModes.find((each) => each === fields.display) ?? "name" };
}

export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  const again = (errors: FieldErrors, isChanged: boolean) => formAgain({ typed: asTyped(fields), errors, isChanged }, isChanged ? 409 : 400);
  const input = profileInput.safeParse(fields);
  if (!input.success) return again(fieldErrorsOf(input.error), false);
  const result = await changeProfile(ctx, input.data);
  if (!result.ok) return again({}, true);
  throw redirect(`/${input.data.locale}/account/profile?done=1`, 303);
});

export const meta = titled((m) => m.settings.profile.title);

export default function Profile() {
  const { profile, held, isDone } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.settings.profile;
  const values = again?.typed ?? held ?? profile;
  const error = fieldError(m, again?.errors.name, { max: 80, value: values.name });
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {isDone && !again ? <Alert kind="success" heading={words.done} role="status" focus /> : null}
      {held && !again ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      {again?.isChanged ? <ChangedMeanwhile profile={profile} /> : null}
      <form method="post" action={`/${locale}/account/profile`} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("name"), text: error, label: labelInSummary(again?.errors.name, m.accounts.signUp.name) }]} />
        {/* The version that was shown: after a conflict that of now, so that sending again is a choice. */}
        <input type="hidden" name="version" value={profile.version} />
        <Field name="name" label={m.accounts.signUp.name} hint={words.nameHint} defaultValue={values.name} error={error} autoComplete="name" />
        <RadioGroup name="locale" legend={words.language} hint={words.languageHint} value={values.locale} options={[{ value: "da", label: <span lang="da">Dansk</span> }, { value: "en", label: <span lang="en">English</span> }]} />
        <RadioGroup name="display" legend={words.display} hint={words.displayHint} value={profile.choices.includes(values.display) ? values.display : "name"} options={profile.choices.map((mode) => ({ value: mode, label: words.displays[mode] }))} />
        <div className="sp-actions"><Button>{words.submit}</Button></div>
      </form>
      <section className="sp-section">
        <h2>{m.accounts.signIn.email}</h2>
        <p>{profile.email}</p>
        <p><a className="sp-tap" href={`/${locale}/account/email`}>{words.changeEmail}</a></p>
      </section>
    </AccountPage>
  );
}

/** Another tab was quicker: what stands there now, beside what was typed here. */
function ChangedMeanwhile({ profile }: { profile: ProfileView }) {
  const { m } = useLocale();
  const words = m.settings.profile;
  return (
    <Alert kind="warning" heading={words.changed} role="alert" focus>
      <p>{words.changedText}</p>
      <DefinitionList items={[{ term: m.accounts.signUp.name, text: <span dir="auto">{profile.name}</span> }, { term: words.language, text: profile.locale === "da" ? "Dansk" : "English" }, { term: words.display, text: words.displays[profile.display] }]} />
    </Alert>
  );
}
