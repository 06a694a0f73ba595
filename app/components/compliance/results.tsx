import { Words } from "#app/components/shell/worded.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { factWords } from "#app/domain/compliance/fact-words.ts";
import type { Evidence, RequirementResult } from "#app/domain/compliance/requirement.ts";
import { fromStandards } from "#app/domain/compliance/thresholds.ts";
import { format } from "#app/i18n/format.ts";
import { dayOf } from "#app/lib/danish-day.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { StandingTag } from "./standing-tag.tsx";

/** So many things are named as evidence; the pages have the rest. */
const named = 8;

/** Every requirement with where it stands, what that was computed from, and what is due next. */
export function ComplianceResults({ planSlug, isPublic, results, level }: { planSlug: string; /** Only then is there a page that the evidence is on. */ isPublic: boolean; results: readonly RequirementResult[]; level: 2 | 3 }) {
  return <div>{results.map((result) => <Requirement key={result.id} planSlug={planSlug} isPublic={isPublic} result={result} level={level} />)}</div>;
}

function Requirement({ planSlug, isPublic, result: { id, standing, dueOn, riskFrom, facts, evidence }, level }: { planSlug: string; isPublic: boolean; result: RequirementResult; level: 2 | 3 }) {
  const { locale, m, now } = useLocale();
  const words = m.compliance;
  const { title, text } = words.requirements[id];
  const Heading = `h${level}` as const;
  const day = (value: string) => <time dateTime={value}>{format.day(locale, value)}</time>;
  const more = evidence.length - named;
  return (
    <article className="sp-requirement" id={`requirement-${id.replace(".", "-")}`}>
      <div className="sp-requirement__head"><Heading className="sp-requirement__title"><span className="sp-requirement__id">{id}</span> {title}</Heading><StandingTag standing={standing} /></div>
      <p>{text}</p>
      <p className="sp-small sp-muted">{fromStandards.includes(id) ? words.ofStandards : words.asConfigured}</p>
      <DefinitionList items={[
        { term: words.basis, text: <ul className="sp-requirement__facts">{facts.map((fact, index) => <li key={index}>{factWords(m, locale, fact)}</li>)}</ul> },
        ...(evidence.length > 0 && isPublic ? [{ term: words.evidence, text: <ul className="sp-requirement__facts">{evidence.slice(-named).map((each, index) => <li key={index}><EvidenceLink planSlug={planSlug} of={each} /></li>)}{more > 0 ? <li>{words.more(format.number(locale, more))}</li> : null}</ul> }] : []),
        ...(dueOn ? [{ term: dueOn < dayOf(now) ? words.dueWas : words.due, text: day(dueOn) }] : []),
        ...(riskFrom && !(dueOn && dueOn < dayOf(now)) ? [{ term: words.risk, text: day(riskFrom) }] : []),
      ]} />
    </article>
  );
}

function EvidenceLink({ planSlug, of }: { planSlug: string; of: Evidence }) {
  const { locale, m } = useLocale();
  const plan = `/${locale}/plans/${planSlug}`;
  switch (of.kind) {
    case "meeting": case "outreach": case "document":
      return <><a href={`${withQuery(`${plan}/${of.kind === "document" ? "documents" : "meetings"}`, { record: of.kind === "outreach" ? null : of.id })}#${of.kind}-${of.id}`}><Words of={inLocale(of.title, locale)} /></a>, <time dateTime={of.on}>{format.day(locale, of.on)}</time></>;
    case "phase":
      return <><a href={`${plan}#timeline`}>{m.words.phases[of.phase]}</a>, {m.plans.phaseDates(format.day(locale, of.from), format.day(locale, of.to))}</>;
    case "plan": return <a href={plan}>{m.compliance.evidenceOf.plan}</a>;
    default: return <a href={`${plan}/${of.kind}`}>{m.compliance.evidenceOf[of.kind]}</a>;
  }
}
