import { recordLimits } from "#app/domain/plan-records/fields.ts";
import type { DocumentView } from "#app/domain/repository/list-documents.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { repositoryKinds, type RepositoryKind } from "#db/values.ts";
import { RecordForm, type RecordAgain } from "./record-form.tsx";

const limits = { title: recordLimits.title, description: recordLimits.description, url: recordLimits.url, withdrawn: recordLimits.reason };

/** A document of the repository in one form: a file here, an address elsewhere, or both; and why it is withdrawn, where it is. */
export function DocumentForm({ path, id, document, again }: { path: string; id: string; document: DocumentView | null; again: RecordAgain | undefined }) {
  const { m } = useLocale();
  const { admin, documents } = m.compliance;
  const words = admin.documents;
  const labels = { kind: words.kind, title: admin.titleField, datedOn: words.datedOn, description: admin.description, url: admin.url, withdrawn: words.withdraw };
  const now = {
    kind: document?.kind ?? "", titleDa: document?.title.da ?? "", titleEn: document?.title.en ?? "", datedOn: document?.datedOn ?? "", descriptionDa: document?.description.da ?? "", descriptionEn: document?.description.en ?? "", url: document?.url ?? "",
    withdrawnDa: document?.withdrawnReason?.da ?? "", withdrawnEn: document?.withdrawnReason?.en ?? "",
  };
  const shown = (name: string, value: string) => (name === "kind" && value !== "" ? documents.kinds[value as RepositoryKind] : value);
  return (
    <RecordForm {...{ path, id, labels, limits, shown, again, now }} version={document?.version ?? 0} files={{ attachments: document?.attachments ?? [], hint: words.files }}>
      {({ kind, line, lines, texts }) => (
        <>
          {kind(repositoryKinds.map((each) => ({ value: each, label: documents.kinds[each] })))}
          {lines("title")}
          {line("datedOn", { kind: "date", width: "m" })}
          {texts("description", 4, admin.descriptionHint)}
          {line("url", { hint: words.urlHint, kind: "url", inputMode: "url" })}
          {document ? <><h2>{words.withdrawTitle}</h2>{texts("withdrawn", 3, words.withdrawHint)}</> : null}
        </>
      )}
    </RecordForm>
  );
}
