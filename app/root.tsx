import { Meta, Outlet, isRouteErrorResponse, useLocation, useParams, useRouteError, useRouteLoaderData } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/node";
import type { ReactNode } from "react";
import { EntryScript } from "#app/components/shell/entry-script.tsx";
import { errorKind, ErrorPage } from "#app/components/shell/error-page.tsx";
import { PageShell } from "#app/components/shell/page-shell.tsx";
import { LocaleProvider } from "#app/i18n/locale.tsx";
import { messages } from "#app/i18n/messages.ts";
import { page } from "#app/server/route.server.ts";
import { describeShell, type Shell } from "#app/server/shell.server.ts";
import type { Locale } from "#db/values.ts";
import styles from "./styles/app.scss?url";

/** The title when a page could not be shown; every page that can has its own. */
export const meta: MetaFunction = ({ error, params }) => {
  const { shell } = messages[params.lang === "en" ? "en" : "da"];
  return [{ title: error ? shell.titleOf(shell.errors[errorKind(error)].title) : shell.name }];
};

export const loader = page({ access: "public" }, async ({ request, scope }) => describeShell(scope, new URL(request.url)));

function Document({ locale, accountKey, children }: { locale: Locale; accountKey: string; children: ReactNode }) {
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <Meta />
        <link rel="stylesheet" href={styles} />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <EntryScript />
      </head>
      <body data-account={accountKey}>{children}</body>
    </html>
  );
}

function useLanguage(): Locale {
  return useParams().lang === "en" ? "en" : "da";
}

export default function Root() {
  const locale = useLanguage();
  const shell = useRouteLoaderData<typeof loader>("root")!;
  return (
    <Document locale={locale} accountKey={shell.accountKey}>
      <LocaleProvider locale={locale} now={shell.now}><PageShell shell={shell}><Outlet /></PageShell></LocaleProvider>
    </Document>
  );
}

export function ErrorBoundary() {
  const locale = useLanguage();
  const { pathname, search } = useLocation();
  const error = useRouteError();
  const data = isRouteErrorResponse(error) ? (error.data as { shell?: Shell } | null) : null;
  // After a form that failed no loader has run: then the error brings along what stands around the page.
  const shell = useRouteLoaderData<typeof loader>("root") ?? data?.shell ?? { accountKey: "", person: null, isDemo: false, now: new Date(), pathname, search };
  return (
    <Document locale={locale} accountKey={shell.accountKey}>
      <LocaleProvider locale={locale} now={shell.now}>
        <PageShell shell={shell}><ErrorPage kind={errorKind(error)} data={isRouteErrorResponse(error) ? (error.data as unknown) : null} /></PageShell>
      </LocaleProvider>
    </Document>
  );
}
