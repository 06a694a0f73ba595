import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { NamedProposal } from "#app/domain/merging/find-relations.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A link to a proposal by its reference and its title, if that may be shown. `base`: of its page, without the reference. */
export function NamedProposalLink({ to: { reference, title, language }, base }: { to: NamedProposal; base?: string }) {
  const { locale, m } = useLocale();
  const lang = useLangOf(language);
  return <a href={`${base ?? `/${locale}/proposals`}/${reference}`}><span className="sp-nowrap">{reference}</span> {title ? <span lang={lang} dir="auto">{title}</span> : <span>({m.merging.page.hidden})</span>}</a>;
}
