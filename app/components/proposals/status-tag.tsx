import { Tag, type TagKind } from "#app/components/ui/tag.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ProposalStatus } from "#db/values.ts";

const kinds: Record<ProposalStatus, TagKind> = {
  received: "neutral", under_consideration: "info", adopted: "success", partly_adopted: "success", merged: "neutral", already_under_way: "success", forwarded: "neutral", not_adopted: "warning", out_of_scope: "warning", split: "neutral", withdrawn: "neutral",
};

/** Where a proposal stands, in the same words everywhere. */
export function StatusTag({ status }: { status: ProposalStatus }) {
  const { m } = useLocale();
  return <Tag kind={kinds[status]}>{m.words.statuses[status]}</Tag>;
}
