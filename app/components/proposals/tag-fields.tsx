import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { ogpValues, policyAreas, type OgpValue } from "#db/values.ts";

/** The topics that one may choose for a proposal: folded, as nobody has to. */
export function TagFields({ values }: { values: { ogpValues: readonly OgpValue[]; policyAreas: readonly string[] } }) {
  const { m } = useLocale();
  const { tags, ogpValues: valueNames, policyAreas: areaNames } = m.writing;
  const chosen = values.ogpValues.length + values.policyAreas.length;
  return (
    <Details summary={chosen > 0 ? tags.chosen(chosen) : tags.summary}>
      <p>{tags.lead}</p>
      <CheckBoxGroup name="ogpValues" legend={tags.values} values={values.ogpValues} options={ogpValues.map((value) => ({ value, label: valueNames[value] }))} />
      <CheckBoxGroup name="policyAreas" legend={tags.areas} values={values.policyAreas} options={policyAreas.map((area) => ({ value: area, label: areaNames[area]! }))} />
    </Details>
  );
}
