import { useRouteLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Shell } from "#app/server/shell.server.ts";

/** On every page of an account that is going to be deleted: when, and the way to keep it. */
export function DeletionNotice() {
  const { locale, m } = useLocale();
  const { due } = m.myData;
  const dueAt = useRouteLoaderData<Shell>("root")?.deletionDueAt;
  if (!dueAt) return null;
  return (
    <Alert kind="warning" heading={due.title(format.date(locale, dueAt))}>
      <p>{due.text}</p>
      <form method="post" action={`/${locale}/account/delete`} data-once=""><input type="hidden" name="intent" value="keep" /><Button kind="secondary">{due.keep}</Button></form>
    </Alert>
  );
}
