import type { ReactNode } from "react";
import { Words } from "#app/components/shell/worded.tsx";
import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { WrittenInitiative } from "#app/domain/initiatives/get-written.server.ts";
import { templateParts } from "#app/domain/initiatives/templates.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import type { Bilingual } from "#db/values.ts";
import { partLabel } from "./part-label.ts";
import { stateTags } from "./parties.tsx";

/** What an initiative says in the fields of its template, who carries it out and when; what is not said yet is named. `level`: of its headings; `under`: what stands under a part that has a text, by its key. */
export function WrittenView({ written, level = 2, under }: { written: WrittenInitiative; level?: 2 | 3; under?: ((section: string) => ReactNode) | undefined }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.page;
  const { text, authorities, template } = written;
  const { also, origins, outputs } = m.initiativeTemplate;
  const Heading = `h${level}` as const;
  const day = (value: string | null) => (value ? format.day(locale, value) : null);
  const { contact } = text;
  const facts = [
    text.startsOn || text.endsOn ? { term: words.period, text: m.plans.phaseDates(day(text.startsOn) ?? words.untilKnown, day(text.endsOn) ?? words.untilKnown) } : null,
    text.origin ? { term: words.origin, text: origins[text.origin] } : null,
    text.outputs.length > 0 ? { term: also.outputs, text: <ul className="sp-lines">{text.outputs.map((output) => <li key={output}>{outputs[output]}</li>)}</ul> } : null,
    contact ? { term: also.contact, text: <>{isSaid(contact.role) ? <Said of={contact.role} /> : null}{isSaid(contact.department) ? <>, <Said of={contact.department} /></> : null}{contact.email ? <>{isSaid(contact.role) ? <br /> : null}<a href={`mailto:${contact.email}`}>{contact.email}</a></> : null}</> } : null,
  ].filter((item) => item !== null);
  const required = template.fields.filter((field) => field.required);
  const missing = [
    ...(text.startsOn && text.endsOn ? [] : [also.period]), ...(text.origin ? [] : [also.origin]), ...(authorities.some(({ role, state }) => role === "lead" && state !== "declined") ? [] : [also.lead]),
    ...required.filter(({ key }) => !isSaid(text.fields[key])).map(({ key }) => partLabel(m, template, key)),
    ...(template.fields.some(({ key, part }) => part === "values" && isSaid(text.fields[key])) ? [] : [m.initiativeTemplate.parts.values]),
    ...(text.milestones.length > 0 ? [] : [also.milestones]), ...(contact ? [] : [also.contact]),
  ];
  return (
    <>
      {templateParts.map((part) => <Part key={part} part={part} written={written} level={level} under={under} />)}
      <section className="sp-section"><Heading>{words.milestones}</Heading>{text.milestones.length === 0 ? <p className="sp-muted">{words.noPart}</p> : <><Milestones written={written} />{under?.("milestones")}</>}</section>
      <section className="sp-section"><Heading>{words.parties}</Heading>{authorities.length === 0 ? <p className="sp-muted">{words.noPart}</p> : <Authorities written={written} />}</section>
      <section className="sp-section sp-measure"><Heading>{words.facts}</Heading><DefinitionList items={[...facts, ...(missing.length > 0 ? [{ term: words.missing, text: <ul className="sp-lines">{missing.map((each) => <li key={each}>{each}</li>)}</ul> }] : [])]} /></section>
    </>
  );
}

function isSaid(text: Bilingual | undefined): text is Bilingual {
  return text !== undefined && (text.da !== "" || text.en !== "");
}

/** A short text in the reader's language, or in the other one and marked as such. */
function Said({ of }: { of: Bilingual }) {
  const { locale } = useLocale();
  return isSaid(of) ? <Words of={inLocale(of, locale)} /> : null;
}

function Part({ part, written: { text, template }, level, under }: { part: (typeof templateParts)[number]; written: WrittenInitiative; level: 2 | 3; under: ((section: string) => ReactNode) | undefined }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.page;
  const Heading = `h${level}` as const;
  const Subheading = `h${level + 1}` as "h3" | "h4";
  // What is optional and says nothing is no gap.
  const fields = template.fields.filter((field) => field.part === part && (field.required || isSaid(text.fields[field.key])));
  if (fields.length === 0 && part !== "values") return null;
  return (
    <section className="sp-section sp-measure">
      <Heading>{m.initiativeTemplate.parts[part]}</Heading>
      {fields.length === 0 ? <p className="sp-muted">{m.initiativeDesk.editor.noValues}</p> : null}
      {fields.map(({ key }) => {
        const said = text.fields[key];
        if (!isSaid(said)) return <div key={key}><Subheading>{partLabel(m, template, key)}</Subheading><p className="sp-muted">{words.noPart}</p></div>;
        const { text: shown, lang } = inLocale(said, locale);
        return <div key={key}><Subheading>{partLabel(m, template, key)}</Subheading>{lang === locale ? null : <p className="sp-small sp-muted">{words.otherLanguage[lang]}</p>}<FormattedText text={shown} language={lang} />{under?.(key)}</div>;
      })}
    </section>
  );
}

function Milestones({ written: { text } }: { written: WrittenInitiative }) {
  const { locale, m } = useLocale();
  const words = m.initiativeDesk.page;
  const day = (value: string | null) => (value ? format.day(locale, value) : words.untilKnown);
  const said = (of: Bilingual) => (isSaid(of) ? <Said of={of} /> : <span className="sp-muted">{words.noPart}</span>);
  return (
    <Table id="milestones-table" caption={words.milestones} hideCaption stacks columns={[{ key: "title", header: words.milestone }, { key: "deliverable", header: words.deliverable }, { key: "start", header: words.start }, { key: "end", header: words.end }, { key: "owner", header: words.owner }]}
      rows={text.milestones.map(({ title, deliverable, startsOn, endsOn, owner }, index) => ({ key: String(index), cells: { title: <>{index + 1}. {said(title)}</>, deliverable: said(deliverable), start: day(startsOn), end: day(endsOn), owner: said(owner) } }))} />
  );
}

function Authorities({ written: { authorities } }: { written: WrittenInitiative }) {
  const { m } = useLocale();
  const words = m.initiativeDesk.page;
  const { authorityRoles: roles, authoritySectors: sectors, authorityStates: states } = m.initiativeTemplate;
  return (
    <Table id="parties-table" caption={words.parties} hideCaption stacks columns={[{ key: "name", header: words.party }, { key: "role", header: words.role }, { key: "sector", header: words.sector }, { key: "state", header: words.state }]}
      rows={authorities.map(({ id, name, role, sector, state }) => ({ key: id, cells: { name, role: roles[role], sector: sectors[sector], state: <Tag kind={stateTags[state]}>{states[state]}</Tag> } }))} />
  );
}
