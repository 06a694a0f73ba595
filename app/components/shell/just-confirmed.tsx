import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { Alert } from "#app/components/ui/alert.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Shell } from "#app/server/shell.server.ts";

/** On the page that confirming the e-mail address led to: that it is done. The address of the page says so, see `confirmedPath`. */
export function JustConfirmed() {
  const { m } = useLocale();
  const { search } = useLocation();
  const shell = useRouteLoaderData<Shell>("root");
  if (!shell?.person || new URLSearchParams(search).get("confirmed") !== "1") return null;
  return <Alert kind="success" heading={m.accounts.verify.done} role="status" focus />;
}
