import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { PartyView } from "#app/domain/consulted/read-parties.server.ts";
import { consultedLimits } from "#app/domain/consulted/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { participantTypes } from "#db/values.ts";

type FormProps = { path: string; again: ActAgain | undefined };

export function AddOneForm({ path, again }: FormProps) {
  const { m } = useLocale();
  const words = m.consulted;
  const name = typedOf(again, "name");
  const errors = { name: fieldError(m, again?.errors.name, { max: consultedLimits.name, value: name ?? "" }), type: fieldError(m, again?.errors.type) };
  return (
    <section className="sp-section">
      <h2>{words.addOne}</h2>
      <form method="post" action={path} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("name"), text: errors.name, label: words.name }, { field: getFieldId("type"), text: errors.type }]} />
        <input type="hidden" name="intent" value="one" />
        <Field name="name" label={words.name} hint={words.nameHint} defaultValue={name ?? ""} error={errors.name} />
        <TypeChoice name="type" legend={words.type} value={typedOf(again, "type")} error={errors.type} />
        <div className="sp-actions"><Button>{words.add}</Button></div>
      </form>
    </section>
  );
}

export function AddManyForm({ path, again }: FormProps) {
  const { m } = useLocale();
  const words = m.consulted;
  const errors = { lines: fieldError(m, again?.errors.lines), linesType: fieldError(m, again?.errors.linesType) };
  return (
    <section className="sp-section">
      <h2>{words.addMany}</h2>
      <form method="post" action={path} className="sp-stack" noValidate data-once="">
        <FormErrors errors={[{ field: getFieldId("lines"), text: errors.lines }, { field: getFieldId("linesType"), text: errors.linesType }]} />
        <input type="hidden" name="intent" value="many" />
        <TextArea name="lines" label={words.lines} hint={words.linesHint(consultedLimits.lines)} rows={8} defaultValue={typedOf(again, "lines") ?? ""} error={errors.lines} />
        <TypeChoice name="linesType" legend={words.linesType} value={typedOf(again, "linesType")} error={errors.linesType} />
        <div className="sp-actions"><Button kind="secondary">{words.addLines}</Button></div>
      </form>
    </section>
  );
}

function TypeChoice({ name, legend, value, error }: { name: string; legend: string; value: string | undefined; error: string | undefined }) {
  const words = useLocale().m.consulted;
  return <RadioGroup name={name} legend={legend} value={value} error={error} options={participantTypes.map((type) => ({ value: type, label: words.types[type] }))} />;
}

/** The list with what can be done with each; to be read alone where the plan is closed. */
export function ConsultedAdminList({ path, parties, isClosed }: { path: string; parties: readonly PartyView[]; isClosed: boolean }) {
  const { m } = useLocale();
  const words = m.consulted;
  if (parties.length === 0) return <EmptyState heading={words.none} text={isClosed ? "" : words.noneText} />;
  const acts = ({ id, name }: PartyView) => (
    <div className="sp-cluster">
      <a href={`${path}/${id}`}>{words.identify}<VisuallyHidden>{words.identifyOf(name)}</VisuallyHidden></a>
      <form method="post" action={path} data-once=""><input type="hidden" name="intent" value="remove" /><input type="hidden" name="party" value={id} /><Button kind="tertiary" small ariaLabel={`${words.remove}${words.removeOf(name)}`}>{words.remove}</Button></form>
    </div>
  );
  return (
    <section className="sp-section">
      <h2>{words.list(parties.length)}</h2>
      <Table id="parties" caption={words.title} hideCaption compact
        columns={[{ key: "name", header: words.columns.name }, { key: "type", header: words.columns.type }, { key: "organisation", header: words.columns.organisation }, { key: "answered", header: words.columns.answered }, ...(isClosed ? [] : [{ key: "acts", header: words.columns.acts }])]}
        rows={parties.map((party) => ({
          key: party.id,
          cells: {
            name: <span dir="auto">{party.name}</span>, type: m.words.participantTypesMany[party.type], answered: party.answered ? words.answered : words.notAnswered, acts: acts(party),
            organisation: party.organisation ? <><span dir="auto">{party.organisation.name}</span>{party.isMarked ? null : <span className="sp-muted"> ({words.byName})</span>}</> : <span className="sp-muted">{words.unknownOrganisation}</span>,
          },
        }))} />
    </section>
  );
}
