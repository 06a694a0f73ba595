import { useLocale } from "#app/i18n/locale.tsx";
import { organisationPath } from "./organisation-path.ts";

/** An organisation's name, leading to its public page. */
export function OrganisationLink({ id, name }: { id: string; name: string }) {
  const { locale } = useLocale();
  return <a href={organisationPath(locale, id)} dir="auto">{name}</a>;
}
