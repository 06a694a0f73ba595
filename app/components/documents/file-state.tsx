import { Words } from "#app/components/shell/worded.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Worded } from "#app/lib/bilingual.ts";
import type { PublicationFormat, PublicationKind } from "#db/values.ts";

/** Why a file cannot be had now. `address`: where it is when it can; `askAgain`: after so many seconds the page tries by itself. */
export type FileStateView = {
  plan: { slug: string; title: Worded }; kind: PublicationKind; format: PublicationFormat; number: number | null;
  state: "unpublished" | "making" | "failed" | "unavailable"; address: string; askAgain: number;
};

export function FileState({ of: { plan, kind, format, number, state, address, askAgain } }: { of: FileStateView }) {
  const { locale, m } = useLocale();
  const words = m.documents;
  const path = `/${locale}/plans/${plan.slug}`;
  const heading = state === "unpublished" ? words.unpublished[kind] : words[state];
  return (
    <div className="sp-measure">
      {state === "making" ? <meta httpEquiv="refresh" content={`${askAgain};url=${address}`} /> : null}
      <PageHeading before={<BackLink href={path}><Words of={plan.title} /></BackLink>} kicker={number === null ? undefined : <span>{words.number(number)}</span>} title={words.title(words.kinds[kind], words.formats[format])} />
      <Alert kind={state === "failed" || state === "unavailable" ? "warning" : "info"} heading={heading}><p>{words[`${state}Text`]}</p></Alert>
      <div className="sp-actions">
        {state === "making" || state === "unavailable" ? <Button kind="secondary" href={address}>{words.again}</Button> : null}
        <Button kind="tertiary" href={path}>{words.toPlan}</Button>
      </div>
    </div>
  );
}
