import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { CprWarning } from "#app/components/shell/cpr-warning.tsx";
import { fieldError } from "#app/components/shell/field-error.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { typedOf, type ActAgain } from "#app/components/desk/act-again.ts";
import { InterestNotice } from "#app/components/desk/interest-notice.tsx";
import { NotTaken } from "#app/components/desk/not-taken.tsx";
import { typedShortlist } from "#app/components/desk/shortlist-fields.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { getFieldId } from "#app/components/ui/field-id.ts";
import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { Placing } from "#app/domain/board/get-placing.server.ts";
import { isPlaceable } from "#app/domain/triage/case-rules.ts";
import { triageLimits } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { adoptionDegrees } from "#db/values.ts";
import { movePath, type BoardQuery } from "./board-query.ts";

/** Puts a proposal into a draft, or changes how it is in one: which, how much of it, which passage. Shown on a page, and by the script in a dialog. */
export function MoveForm({ placing, query, again }: { placing: Placing; query: BoardQuery; again: ActAgain | undefined }) {
  const { locale, m } = useLocale();
  const words = m.board.move;
  const { plan, proposal, drafts, placements, interest } = placing;
  const lang = useLangOf(proposal.language);
  const chosen = typedOf(again, "initiative") ?? query.initiative ?? "";
  const placed = placements.find((each) => each.initiative === chosen);
  const value = { initiative: chosen, degree: typedOf(again, "degree") ?? placed?.degree ?? "", passage: typedOf(again, "passage") ?? placed?.passage ?? "" };
  const error = (name: keyof typeof value) => fieldError(m, again?.errors[name], { max: triageLimits.passage, value: value[name] });
  const path = movePath(locale, plan.slug, query, proposal.reference, query.initiative);
  const isClosed = !isPlaceable(proposal);
  const isOffered = interest === null && !isClosed && drafts.length > 0;
  return (
    <div className="sp-stack" data-board-part="">
      {proposal.isHidden ? null : <p lang={lang} dir="auto"><strong>{proposal.title}</strong></p>}
      {again && !isOffered ? <NotTaken proposal={proposal} interest={interest} texts={typedShortlist(m, again)} /> : again?.overtaken ? <Alert kind="warning" heading={words.overtaken} headingLevel={null} role="alert" focus>{placed ? <><p>{words.now} {m.words.degrees[placed.degree]}</p>{placed.passage ? <PeoplesText text={placed.passage} language={proposal.language} /> : null}</> : <p>{words.nowGone}</p>}<p>{words.typed}</p></Alert> : null}
      {interest ? <InterestNotice interest={interest} /> : isClosed ? <Alert kind="info" heading={words.closed} headingLevel={null} /> : drafts.length === 0 ? <p>{words.noDrafts}</p> : (
        <form method="post" action={path} className="sp-stack" noValidate data-board-send="" data-once="">
          <FormErrors errors={(["initiative", "degree", "passage"] as const).map((name) => ({ field: getFieldId(name), text: error(name) }))} />
          {again ? <CprWarning texts={[value.passage]} /> : null}
          <input type="hidden" name="seen" value={placements.map((each) => `${each.initiative}:${each.mark}`).join(",")} />
          <Select name="initiative" label={words.initiative} defaultValue={value.initiative} error={error("initiative")} options={[{ value: "", label: words.choose }, ...drafts.map((each) => ({ value: each.reference, label: `${each.reference} ${each.title.text}` }))]} />
          <RadioGroup name="degree" legend={m.desk.shortlist.degree} value={value.degree} error={error("degree")} options={adoptionDegrees.map((degree) => ({ value: degree, label: m.words.degrees[degree] }))} />
          <TextArea name="passage" label={m.desk.shortlist.passage} mark={`(${m.forms.optional})`} hint={words.publicHint} rows={3} defaultValue={value.passage} error={error("passage")} count={characterLimit(m, triageLimits.passage)} lang={lang} />
          <Details summary={m.desk.shortlist.text}><ProposalText text={proposal} language={proposal.language} level={2} /></Details>
          <div className="sp-actions"><Button name="intent" value="place">{placed ? words.change : words.send}</Button></div>
        </form>
      )}
      {interest || placements.length === 0 ? null : (
        <section aria-labelledby="placements">
          <h2 id="placements">{words.placements}</h2>
          <ul className="sp-history" role="list">
            {placements.map((each) => (
              <li key={each.initiative}>
                <form method="post" action={path} className="sp-cluster" data-board-send="" data-once="">
                  <span>{each.initiative} <Words of={each.title} /> ({m.words.degrees[each.degree].toLowerCase()})</span>
                  <input type="hidden" name="initiative" value={each.initiative} />
                  <Button name="intent" value="remove" kind="tertiary" small ariaLabel={`${words.remove} ${each.initiative}`}>{words.remove}</Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      )}
      {interest || isClosed ? null : <p><a href={`/${locale}/desk/${plan.slug}/shortlist?refs=${proposal.reference}&from=board`}>{words.begin}</a></p>}
    </div>
  );
}
