import { useRouteLoaderData } from "@remix-run/react";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Shell } from "#app/server/shell.server.ts";

/** What only the authority that runs the site can say: in a demonstration there is none. */
export function OperatorNote({ on }: { on: "accessibility" | "privacy" }) {
  const { heading, demo, unknown } = useLocale().m.content[on].operator;
  const shell = useRouteLoaderData<Shell>("root");
  return <section className="sp-measure"><h2>{heading}</h2><p>{shell?.isDemo ? demo : unknown}</p></section>;
}
