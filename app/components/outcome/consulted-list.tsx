import { Details } from "#app/components/ui/details.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ParticipantType } from "#db/values.ts";

type Party = { name: string; type: ParticipantType; answered: boolean; organisationId: string | null };

/** So many stand open: more are behind a line that says how many. */
const mostOpen = 30;

/** Who was asked, with a tick in words for who answered. */
export function ConsultedList({ parties }: { parties: readonly Party[] }) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  if (parties.length === 0) return <p>{words.consultedNone}</p>;
  const number = (value: number) => format.number(locale, value);
  const finding = words.consultedFinding(number(parties.filter((party) => party.answered).length), number(parties.length));
  const table = (
    <Table id="consulted-table" caption={words.consulted} hideCaption compact columns={[{ key: "party", header: words.party }, { key: "type", header: words.flow.type }, { key: "answered", header: words.hasAnswered }]}
      rows={parties.map(({ name, type, answered, organisationId }) => ({
        key: name,
        cells: { party: organisationId && answered ? <a href={`/${locale}/organisations/${organisationId}`} dir="auto">{name}</a> : <span dir="auto">{name}</span>, type: m.words.participantTypesMany[type], answered: answered ? <span className="sp-nowrap"><Icon name="check" /> {words.yes}</span> : words.no },
      }))} />
  );
  return <><p><strong>{finding}</strong></p><p className="sp-muted sp-measure">{words.consultedNote}</p>{parties.length > mostOpen ? <Details summary={finding}>{table}</Details> : table}</>;
}
