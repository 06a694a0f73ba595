import type { ReactNode } from "react";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { Missing, TextGap, Warning } from "#app/domain/publications/gate.ts";
import type { PublishingView } from "#app/domain/publications/get-publishing.server.ts";
import type { Gap } from "#app/domain/initiatives/gaps.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What is missing before a plan can be adopted, each with the way to where it is mended. */
export function GateList({ view: { plan, missing } }: { view: PublishingView }) {
  const { m } = useLocale();
  const words = m.publications.admin;
  if (missing.length === 0) return <Alert kind="success" heading={words.ready} headingLevel={3}><p>{words.readyText}</p></Alert>;
  return <ul className="sp-stack" role="list">{missing.map((each) => <li className="sp-box" key={each.key}><MissingItem slug={plan.slug} missing={each} /></li>)}</ul>;
}

function MissingItem({ slug, missing }: { slug: string; missing: Missing }) {
  const { locale, m } = useLocale();
  const words = m.publications.admin;
  const desk = `/${locale}/desk/${slug}`;
  const admin = `/${locale}/admin/plans/${slug}`;
  switch (missing.key) {
    case "collect_open": case "draft_open": return <Item text={words.missing[missing.key](format.lastDay(locale, missing.closesAt))} link={{ href: `${admin}/phases`, text: m.plans.timeline }} />;
    case "no_initiatives": return <Item text={words.missing.no_initiatives} link={{ href: `${desk}/initiatives`, text: m.initiatives.title }} />;
    case "screening": return <Item text={words.missing.screening(missing.count)} link={{ href: `${desk}?view=screening`, text: words.missing.screeningAll }} />;
    case "unanswered": return (
      <Item text={words.missing.unanswered(missing.count)} link={{ href: `${desk}?view=unanswered`, text: words.missing.unansweredAll }}>
        <ul>{missing.first.map((each) => <li key={each.reference}><ProposalLink desk={desk} proposal={each} /></li>)}{missing.count > missing.first.length ? <li>{words.missing.andMore(missing.count - missing.first.length)}</li> : null}</ul>
      </Item>
    );
    case "plan_texts": return <Item text={words.missing.plan_texts}><ul>{missing.gaps.map((gap) => <li key={`${gap.part} ${gap.locale ?? ""}`}><a href={`${admin}/texts`}><TextGapName gap={gap} /></a></li>)}</ul></Item>;
    case "theme_texts": return <Item text={words.missing.theme_texts}><ul>{missing.themes.map(({ slug: theme, number, gaps }) => <li key={theme}><a href={`${admin}/themes`}>{m.plans.theme(number)}</a>: {gaps.map((gap) => <TextGapName key={gap.locale ?? ""} gap={gap} />)}</li>)}</ul></Item>;
    case "draft_comments": return (
      <Item text={words.missing.draft_comments(missing.count)} link={{ href: `${desk}/draft-comments`, text: words.missing.draft_commentsAll }}>
        <ul>{missing.initiatives.map(({ reference, title, count }) => <li key={reference}><a href={`${desk}/draft-comments?initiative=${reference}`}>{reference} {title}</a>: {words.missing.commentsOf(count)}</li>)}</ul>
      </Item>
    );
    case "initiatives": return (
      <Item text={words.missing.initiatives}>
        <ul>{missing.initiatives.map(({ reference, title, gaps }) => <li key={reference}><a href={`${desk}/initiatives/${reference}`}>{reference} {title}</a>: <GapNames gaps={gaps} /></li>)}</ul>
      </Item>
    );
  }
}

function Item({ text, link, children }: { text: string; link?: { href: string; text: string }; children?: ReactNode }) {
  return <><p><strong>{text}</strong></p>{children}{link ? <p><a href={link.href}>{link.text}</a></p> : null}</>;
}

function ProposalLink({ desk, proposal: { reference, title, language } }: { desk: string; proposal: { reference: string; title: string; language: string } }) {
  return <a href={`${desk}/${reference}`}>{reference} <span lang={useLangOf(language)} dir="auto">{title}</span></a>;
}

function TextGapName({ gap: { part, locale: language } }: { gap: TextGap }) {
  const words = useLocale().m.publications.admin;
  return <>{words.parts[part] ?? part}{language ? ` ${words.inLanguage[language]}` : null}</>;
}

/** Each thing that an initiative lacks, once: a field that lacks in both languages is one thing. */
function GapNames({ gaps }: { gaps: readonly Gap[] }) {
  const { locale, m } = useLocale();
  const words = m.initiativeTemplate;
  const labels: Record<string, string> = { ...words.also, ...Object.fromEntries(Object.values(words.fields).flatMap((fields) => Object.entries(fields).map(([key, { label }]) => [key, label]))) };
  const names = gaps.map(({ part, milestone }) => `${milestone === undefined ? "" : `${words.milestone(milestone)}: `}${labels[part] ?? part}`);
  const each = [...new Set(names)].map((name) => {
    const languages = gaps.filter((_, index) => names[index] === name).flatMap(({ locale: language }) => language ?? []);
    return languages.length === 1 ? `${name} (${words.inLanguage[languages[0]!]})` : name;
  });
  return <>{format.list(locale, each)}</>;
}

/** What OGP's reviewers will remark on. Nothing when there is none. */
export function WarningList({ view: { plan, warnings } }: { view: PublishingView }) {
  const { locale, m } = useLocale();
  const words = m.publications.admin;
  if (warnings.length === 0) return null;
  const textOf = (warning: Warning) => ("count" in warning ? words.warning[warning.key](warning.count) : words.warning[warning.key]);
  return (
    <section className="sp-section" aria-labelledby="warnings">
      <h2 id="warnings">{words.warnings}</h2>
      <ul className="sp-stack" role="list">
        {warnings.map((warning) => (
          <li key={warning.key}>
            <p>{textOf(warning)}</p>
            {"initiatives" in warning ? <ul>{warning.initiatives.map(({ reference, title }) => <li key={reference}><a href={`/${locale}/desk/${plan.slug}/initiatives/${reference}`}>{reference} {title}</a></li>)}</ul> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
