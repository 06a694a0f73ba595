import { Button } from "#app/components/ui/button.tsx";
import { CheckBoxGroup } from "#app/components/ui/check-box-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { Choice } from "#app/domain/bulk/list-choices.server.ts";
import type { BulkPreview, OfferedAct, Refusals } from "#app/domain/bulk/preview-bulk.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";
import type { BulkWish } from "./bulk-choice.ts";
import { settingPrefix } from "./bulk-choice.ts";
import { deskPath, type InboxQuery } from "./inbox-query.ts";

/** The words for why a case is left out. */
export function refusalText(m: Messages, problem: string): string {
  return m.bulk.refusals[problem] ?? m.bulk.otherRefusal;
}

function optionLabel(m: Messages, { value, label }: Choice["options"][number]): string {
  return label ?? (m.inbox.stages as Record<string, string>)[value] ?? value;
}

/** The address of the page of acts on many cases, with the cases and the list around them. */
export function bulkPath(locale: string, planSlug: string, query: InboxQuery, wish: Pick<BulkWish, "refs" | "all">, extra: [string, string][] = []): string {
  const path = deskPath(locale, planSlug, "/bulk", query, wish.all ? { all: "1" } : {});
  const more = new URLSearchParams([...(wish.all ? [] : wish.refs.map((ref): [string, string] => ["refs", ref])), ...extra]).toString();
  return more ? `${path}${path.includes("?") ? "&" : "?"}${more}` : path;
}

/** One act that can be chosen: a form of its own, which leads to what it would do. */
export function ActChoice({ act, planSlug, query, wish, isMissing }: { act: OfferedAct; planSlug: string; query: InboxQuery; wish: BulkWish; isMissing: boolean }) {
  const { locale, m } = useLocale();
  const { bulk } = m;
  const path = bulkPath(locale, planSlug, query, wish);
  const chosen = (name: string) => (wish.kind === act.kind ? [wish.settings[name] ?? []].flat() : []);
  return (
    <section className="sp-bulk__act" id={`act-${act.kind}`}>
      <h2>{bulk.kinds[act.kind].title}</h2>
      {isMissing ? <Alert kind="error" heading={bulk.choose.missing} headingLevel={3} role="alert" focus /> : null}
      <form method="get" action={path.split("?")[0]} className="sp-stack">
        {[...new URL(path, "http://here").searchParams].map(([name, value]) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />)}
        <input type="hidden" name="kind" value={act.kind} />
        {act.choices.map((choice) => {
          const options = choice.options.map((option) => ({ value: option.value, label: optionLabel(m, option) }));
          const name = `${settingPrefix}${choice.name}`;
          const label = bulk.settings[choice.name] ?? choice.name;
          return choice.isMany ? <CheckBoxGroup key={name} name={name} legend={label} options={options} values={chosen(choice.name)} /> : <Select key={name} name={name} label={label} defaultValue={chosen(choice.name)[0] ?? ""} options={[{ value: "", label: bulk.choose.pick }, ...options]} />;
        })}
        <div className="sp-actions"><Button kind="secondary" ariaLabel={`${bulk.choose.next}: ${bulk.kinds[act.kind].title}`}>{bulk.choose.next}</Button></div>
      </form>
    </section>
  );
}

/** What was chosen for an act, in words. */
export function Settings({ settings }: { settings: readonly { name: string; values: Choice["options"] }[] }) {
  const { m } = useLocale();
  return <>{settings.map(({ name, values }) => <p key={name}>{m.bulk.settings[name] ?? name}: <strong>{values.map((value) => optionLabel(m, value)).join(", ")}</strong></p>)}</>;
}

/** What an act would do, and the button that orders it. */
export function Preview({ preview, total, planSlug, query, wish, formKey, hasChanged }: { preview: BulkPreview; total: number; planSlug: string; query: InboxQuery; wish: BulkWish; formKey: string; hasChanged: boolean }) {
  const { locale, m } = useLocale();
  const { bulk } = m;
  const words = bulk.preview;
  const refused = preview.refusals.reduce((sum, { count }) => sum + count, 0);
  const settings = preview.choices.map(({ name, options }) => ({ name, values: options.filter(({ value }) => [preview.settings[name] ?? []].flat().includes(value)) }));
  const extra: [string, string][] = [["kind", preview.kind], ...Object.entries(preview.settings).flatMap(([name, values]) => [values].flat().map((value): [string, string] => [`${settingPrefix}${name}`, value]))];
  return (
    <section className="sp-desk__answer sp-bulk__preview" id="preview">
      {hasChanged ? <Alert kind="warning" heading={words.changed} headingLevel={null} role="alert" focus /> : null}
      <h2 id="preview-heading" tabIndex={-1}>{bulk.kinds[preview.kind].title}</h2>
      <Settings settings={settings} />
      <p>{bulk.kinds[preview.kind].effect}</p>
      {preview.kind === "publish" ? <p><a href={`/${locale}/desk/${planSlug}/answers/publish?${new URLSearchParams(wish.all ? [["all", "1"]] : wish.refs.map((ref) => ["refs", ref])).toString()}`}>{m.answers.publishing.seeAll}</a></p> : null}
      <p><strong>{preview.able === 0 ? words.nothing : words.able(preview.able, total)}</strong> {preview.able === 0 ? null : preview.isUndoable ? words.undoable : words.final}</p>
      {preview.sample ? <SampleText sample={preview.sample} path={`/${locale}/desk/${planSlug}`} /> : null}
      {refused > 0 ? <><h3>{words.refused(refused)}</h3><Reasons refusals={preview.refusals} path={`/${locale}/desk/${planSlug}`} /></> : null}
      <form method="post" action={`${bulkPath(locale, planSlug, query, wish, extra)}#preview`} className="sp-actions" data-once="">
        <input type="hidden" name="formKey" value={formKey} /><input type="hidden" name="expected" value={total} />
        {preview.able === 0 ? null : <Button>{words.order(preview.able)}</Button>}
        <Button kind="secondary" href={bulkPath(locale, planSlug, query, wish)}>{words.other}</Button>
      </form>
    </section>
  );
}

/** What one of the cases would get, and what has to be written in each before it can be used. */
function SampleText({ sample: { reference, language, text, lacks }, path }: { sample: NonNullable<BulkPreview["sample"]>; path: string }) {
  const { m } = useLocale();
  const words = m.bulk.preview;
  return (
    <>
      <h3>{words.sample} <a href={`${path}/${reference}`} className="sp-nowrap">{reference}</a></h3>
      <div className="sp-box"><PeoplesText text={text} language={language} /></div>
      {lacks ? <Alert kind="warning" heading={words.lacks} headingLevel={null}><p>{refusalText(m, lacks)}.</p></Alert> : null}
    </>
  );
}

function Reasons({ refusals, path }: { refusals: readonly Refusals[]; path: string }) {
  const { locale, m } = useLocale();
  return (
    <ul className="sp-bulk__reasons">
      {refusals.map(({ problem, count, references }) => (
        <li key={problem}>{refusalText(m, problem)} ({format.number(locale, count)}): {references.map((reference, index) => <span key={reference}>{index > 0 ? ", " : ""}<a href={`${path}/${reference}`} className="sp-nowrap">{reference}</a></span>)}{count > references.length ? ` ${m.bulk.preview.and(count - references.length)}` : ""}</li>
      ))}
    </ul>
  );
}
