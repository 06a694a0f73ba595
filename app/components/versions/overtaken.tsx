import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { OtherText } from "#app/domain/versions/edit-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** The text that somebody else saved meanwhile, beside the form that still holds one's own words. */
export function Overtaken({ other }: { other: OtherText }) {
  const { locale, m } = useLocale();
  const words = m.versions.edit;
  const lang = useLangOf(other.language);
  return (
    <>
      <Alert kind="warning" heading={words.overtakenTitle} role="alert" focus><p>{words.overtakenText(format.dateTime(locale, other.at))}</p></Alert>
      <section className="sp-box" aria-labelledby="other-version">
        <h2 className="sp-box__heading" id="other-version">{words.theirs}</h2>
        <p lang={lang} dir="auto"><strong>{other.title}</strong></p>
        <ProposalText text={other} language={other.language} level={3} />
      </section>
      <h2>{words.yours}</h2>
    </>
  );
}
