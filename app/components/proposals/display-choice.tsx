import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { DisplayMode } from "#db/values.ts";

type ShownPerson = { name: string; organisation: string | null; code: string; display: DisplayMode; choices: readonly DisplayMode[] };

/** How one's name is shown with this contribution: by name, as the organisation alone, or behind a neutral code. */
export function DisplayChoice({ person, legend, hint, id }: { person: ShownPerson; legend: string; hint?: string; id?: string }) {
  const { displays } = useLocale().m.proposals.write;
  const label = (mode: DisplayMode) => (mode === "name" ? displays.name(person.name, person.organisation) : mode === "organisation" ? displays.organisation(person.organisation ?? "") : displays.code(person.code));
  return <RadioGroup id={id} name="display" legend={legend} hint={hint} value={person.choices.includes(person.display) ? person.display : person.choices[0]!} options={person.choices.map((mode) => ({ value: mode, label: <span dir="auto">{label(mode)}</span> }))} />;
}
