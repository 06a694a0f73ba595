import type { OutreachView } from "#app/domain/outreach/list-outreach.server.ts";
import { recordLimits } from "#app/domain/plan-records/fields.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { outreachKinds, type OutreachKind } from "#db/values.ts";
import { RecordForm, type RecordAgain } from "./record-form.tsx";

const limits = { title: recordLimits.title, description: recordLimits.description, url: recordLimits.url };

/** Something that was done to make people aware, in one form. */
export function OutreachForm({ path, id, outreach, again }: { path: string; id: string; outreach: OutreachView | null; again: RecordAgain | undefined }) {
  const { m } = useLocale();
  const { admin, outreach: words } = m.compliance;
  const labels = { kind: admin.outreach.kind, title: admin.titleField, doneOn: admin.outreach.doneOn, description: admin.description, reached: admin.outreach.reached, url: admin.url };
  const now = { kind: outreach?.kind ?? "", titleDa: outreach?.title.da ?? "", titleEn: outreach?.title.en ?? "", doneOn: outreach?.doneOn ?? "", descriptionDa: outreach?.description.da ?? "", descriptionEn: outreach?.description.en ?? "", reached: outreach?.reached?.toString() ?? "", url: outreach?.url ?? "" };
  const shown = (name: string, value: string) => (name === "kind" && value !== "" ? words.kinds[value as OutreachKind] : value);
  return (
    <RecordForm {...{ path, id, labels, limits, shown, again, now }} version={outreach?.version ?? 0}>
      {({ kind, line, lines, texts }) => (
        <>
          {kind(outreachKinds.map((each) => ({ value: each, label: words.kinds[each] })))}
          {lines("title")}
          {line("doneOn", { kind: "date", width: "m" })}
          {texts("description", 4, admin.descriptionHint)}
          {line("reached", { hint: admin.outreach.reachedHint, width: "s", inputMode: "numeric" })}
          {line("url", { hint: admin.outreach.urlHint, kind: "url", inputMode: "url" })}
        </>
      )}
    </RecordForm>
  );
}
