import { Alert } from "#app/components/ui/alert.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** Somebody was faster: what was typed is given back beside what is there now. */
export function Overtaken({ typed }: { typed: string | undefined }) {
  const { m } = useLocale();
  const words = m.reports.desk;
  return <Alert kind="warning" heading={words.overtaken} role="alert" focus>{typed ? <><p>{words.overtakenText}</p><div className="sp-prose" dir="auto">{typed}</div></> : null}</Alert>;
}
