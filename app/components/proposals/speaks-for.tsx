import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import type { Membership } from "#app/domain/context.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** For whom a draft is written: one of the writer's organisations, whose members then share it, or the writer alone. Nothing for who belongs to none. */
export function SpeaksFor({ memberships, name, chosen, mayTakeBack }: { memberships: readonly Membership[]; name: string; chosen: string | null; mayTakeBack: boolean }) {
  const { drafts, proposals: { write } } = useLocale().m;
  if (memberships.length === 0) return null;
  const colleagues = memberships.find((each) => each.id === chosen);
  // What a colleague began stays with the organisation: there is nothing to choose.
  if (!mayTakeBack && colleagues) return <p><strong dir="auto">{drafts.ofOrganisation(colleagues.name)}</strong>. {write.speaksForRoles[colleagues.role]}</p>;
  const organisations = memberships.map((each) => ({ value: each.id, label: <span dir="auto">{each.name}</span>, hint: write.speaksForRoles[each.role] }));
  const options = [...organisations, { value: "me", label: <span dir="auto">{write.voices.privatePerson(name)}</span>, hint: write.speaksForMe }];
  return <RadioGroup name="speaksFor" legend={write.speaksFor} value={chosen ?? "me"} options={options} />;
}
