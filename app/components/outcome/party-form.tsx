import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { type ActAgain, begunFrom, typedOf } from "#app/components/desk/act-again.ts";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { Field } from "#app/components/ui/field.tsx";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import type { Candidate } from "#app/domain/consulted/get-consulted.server.ts";
import type { PartyView } from "#app/domain/consulted/read-parties.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

type Props = { path: string; party: PartyView; search: string; candidates: readonly Candidate[]; more: boolean; again: ActAgain | undefined };

/** Which organisation here a party is: a search, and the choice among what was found and what is said now. */
export function PartyForm({ path, party, search, candidates, more, again }: Props) {
  const { m } = useLocale();
  const words = m.consulted.who;
  const error = fieldError(m, again?.errors.organisation);
  const marked = party.isMarked ? party.organisation : null;
  const hint = ({ type, cvr, verified }: Candidate) => [m.words.participantTypes[type], words.cvr(cvr), verified ? m.words.verified : m.words.notVerified].join(" · ");
  const options = [
    { value: "none", label: words.unmarked },
    ...(marked && !candidates.some(({ id }) => id === marked.id) ? [{ value: marked.id, label: marked.name, hint: words.now }] : []),
    ...candidates.map((candidate) => ({ value: candidate.id, label: candidate.name, hint: hint(candidate) })),
  ];
  return (
    <>
      <form method="get" action={path} role="search" className="sp-stack">
        <Field name="q" kind="search" label={words.search} defaultValue={search} />
        <div className="sp-actions"><Button kind="secondary">{words.searchSubmit}</Button></div>
      </form>
      {candidates.length === 0 ? <EmptyState heading={words.none} text={words.noneText} /> : null}
      <form method="post" action={path} className="sp-stack" noValidate data-once="">
        {again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus><p>{words.overtakenText} {words.now}: {marked?.name ?? words.unmarked}</p></Alert> : null}
        <FormErrors errors={[{ field: getFieldId("organisation"), text: error }]} />
        <input type="hidden" name="seen" value={begunFrom(again, "seen", marked?.id ?? "")} />
        <RadioGroup name="organisation" legend={words.choose} value={typedOf(again, "organisation") ?? marked?.id ?? "none"} error={error} options={options} />
        {more ? <p>{words.more}</p> : null}
        <div className="sp-actions"><Button>{words.save}</Button></div>
      </form>
    </>
  );
}
