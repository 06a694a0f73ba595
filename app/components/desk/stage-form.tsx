import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Select } from "#app/components/ui/select.tsx";
import { takesStage } from "#app/domain/triage/case-rules.ts";
import { handStages } from "#app/domain/triage/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { CaseStage, ProposalStatus } from "#db/values.ts";

/** How far the desk has come with a case, to be changed while there is no answer in the making. */
export function StageForm({ action, status, stage, version, open }: { action: string; status: ProposalStatus; stage: CaseStage; version: number; open?: boolean }) {
  const { m } = useLocale();
  const words = m.inbox;
  if (!takesStage({ status, stage })) return null;
  return (
    <Details summary={`${words.stage}: ${words.stages[stage]}`} open={open ?? false}>
      <form method="post" action={action} className="sp-stack" data-once="">
        <input type="hidden" name="version" value={version} />
        <Select name="stage" label={words.setStageTitle} hint={words.stageText} defaultValue={stage} options={handStages.map((each) => ({ value: each, label: words.stages[each] }))} />
        <div className="sp-actions"><Button kind="secondary" small>{words.setStage}</Button></div>
      </form>
    </Details>
  );
}
