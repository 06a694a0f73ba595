import { Alert } from "#app/components/ui/alert.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** What a part of a plan says now, beside a form that holds what was typed while somebody else changed it. */
export function Overtaken({ now }: { now: readonly { label: string; text: string; lang?: string }[] }) {
  const words = useLocale().m.planAdmin;
  return (
    <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus>
      <p>{words.overtakenText}</p>
      <dl className="sp-facts">{now.map(({ label, text, lang }) => <div key={label}><dt>{label}</dt><dd>{text === "" ? words.empty : <span className="sp-prelined" lang={lang}>{text}</span>}</dd></div>)}</dl>
    </Alert>
  );
}
