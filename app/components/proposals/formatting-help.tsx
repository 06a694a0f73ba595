import { Details } from "#app/components/ui/details.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** How one writes what light formatting there is. */
export function FormattingHelp() {
  const { summary, emphasis, list, link } = useLocale().m.writing.formatting;
  return (
    <Details summary={summary}>
      <ul>
        <li>{emphasis[0]}<strong>{emphasis[1]}</strong>{emphasis[2]}<em>{emphasis[3]}</em></li>
        <li>{list}</li>
        <li>{link}</li>
      </ul>
    </Details>
  );
}
