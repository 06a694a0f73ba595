import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { titled } from "#app/components/shell/document-head.ts";
import { AccountPage } from "#app/components/shell/side-nav.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { notificationsInput } from "#app/domain/accounts/schema.ts";
import { getNotifications, setNotifications } from "#app/domain/accounts/set-notifications.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { form, page, type FormFields } from "#app/server/route.server.ts";
import { notificationFrequencies, notificationKinds } from "#db/values.ts";

const query = z.object({ done: z.literal("1").optional().catch(undefined) });

export const loader = page({ access: "participant", query }, async ({ ctx, query, held }) => ({ choices: { ...(await getNotifications(ctx)), ...(held && chosenIn(held)) }, isHeld: held !== null, isDone: query.done === "1" }));

export const action = form({ access: "participant" }, async ({ ctx, fields }) => {
  await setNotifications(ctx, notificationsInput.parse(fields));
  throw redirect(`/${ctx.locale}/account/notifications?done=1`, 303);
});

/** What was chosen in a form, without what was not. */
function chosenIn(fields: FormFields) {
  return Object.fromEntries(Object.entries(notificationsInput.parse(fields)).filter(([, choice]) => choice !== undefined));
}

export const meta = titled((m) => m.settings.notifications.title);

export default function Notifications() {
  const { choices, isHeld, isDone } = useLoaderData<typeof loader>();
  const { locale, m } = useLocale();
  const words = m.settings.notifications;
  return (
    <AccountPage>
      <PageHeading title={words.title} lead={words.lead} />
      {isDone ? <Alert kind="success" heading={words.done} role="status" focus /> : null}
      {isHeld ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      <form method="post" action={`/${locale}/account/notifications`} className="sp-stack" noValidate data-once="">
        {notificationKinds.map((kind) => (
          <RadioGroup key={kind} name={kind} legend={words.kinds[kind].title} hint={words.kinds[kind].text} value={choices[kind]} options={notificationFrequencies.map((each) => ({ value: each, label: words.frequencies[each] }))} />
        ))}
        <div className="sp-actions"><Button>{words.submit}</Button></div>
      </form>
      <section className="sp-section"><h2>{words.always}</h2><p>{words.alwaysText}</p></section>
    </AccountPage>
  );
}
