import { Tag } from "#app/components/ui/tag.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import type { Fate } from "#app/domain/outcome/fates.ts";
import { fateWord, shortWhy } from "#app/domain/outcome/fate-words.ts";
import type { OutcomeLine } from "#app/domain/outcome/read-lines.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import type { ReactNode } from "react";

/** A proposal with what became of it and why, in one line of the list. `name`: who speaks, as everybody may read it. */
export function FateLine({ line, name }: { line: OutcomeLine; name: string }) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  const lang = useLangOf(line.language);
  const { reference, type, fate, partOf } = line;
  const isTold = fate !== "hidden" && fate !== "withdrawn";
  const who = [type && m.words.participantTypes[type], name].filter(Boolean).join(", ");
  return (
    <li className="sp-fate">
      <p className="sp-list__meta"><span className="sp-nowrap">{reference}</span>{fate === "hidden" ? null : <> · <span dir="auto">{who}</span></>}{partOf ? <> · {words.partOf(partOf)}</> : null}</p>
      <p><a href={`/${locale}/proposals/${reference}`} lang={lang} dir="auto">{isTold ? line.title : fate === "hidden" ? `${words.hiddenTitle}: ${reference}` : `${words.tombstone}: ${reference}`}</a></p>
      <p><FateTag fate={fate} /> <Why line={line} /> <Where line={line} /></p>
    </li>
  );
}

/** What became of a proposal, in the same words everywhere. */
export function FateTag({ fate }: { fate: Fate }) {
  const { m } = useLocale();
  return fate === "unanswered" || fate === "hidden" ? <Tag kind="neutral">{fateWord(m, fate)}</Tag> : <StatusTag status={fate} />;
}

/** Why, in short; in the language that it was written in. */
export function Why({ line }: { line: OutcomeLine }) {
  const { m } = useLocale();
  const { text, language } = shortWhy(m, line);
  const lang = useLangOf(language ?? "");
  if (!text) return null;
  return language === null ? <>{text}</> : <span lang={lang} dir="auto">{text}</span>;
}

/** Where it went: into another proposal, to somebody else, into initiatives. */
export function Where({ line: { answer, landedIn } }: { line: OutcomeLine }) {
  const { locale, m } = useLocale();
  const words = m.outcome;
  const parts: { key: string; part: ReactNode }[] = [
    ...(answer?.mergedInto ? [{ key: "merged", part: <>{words.mergedInto} <a href={`/${locale}/proposals/${answer.mergedInto}`}>{answer.mergedInto}</a></> }] : []),
    ...(answer?.forwardedTo ? [{ key: "forwarded", part: <>{words.forwardedTo} <span dir="auto">{answer.forwardedTo}</span></> }] : []),
    ...landedIn.map(({ reference, title }) => ({ key: reference, part: <>{words.landedIn} <a href={`/${locale}/initiatives/${reference}`}>{reference} <Words of={inLocale(title, locale)} /></a></> })),
  ];
  return <>{parts.map(({ key, part }, index) => <span key={key}>{index > 0 ? "; " : "→ "}{part}</span>)}</>;
}
