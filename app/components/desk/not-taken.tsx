import { TypedTexts, type TypedText } from "#app/components/shell/typed-texts.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import type { Interest } from "#app/domain/triage/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { ProposalStatus } from "#db/values.ts";

type Closed = { status: ProposalStatus; isHidden: boolean; awaitsScreening: boolean };

/** What became of a case, so that a form on it is not taken. */
function whatBecame({ status, isHidden, awaitsScreening }: Closed, interest: Interest | null) {
  if (interest) return "interest";
  if (status === "withdrawn" || status === "split") return status;
  if (awaitsScreening) return "screening";
  if (isHidden) return "hidden";
  if (status === "received" || status === "under_consideration") return "changed";
  return status === "merged" ? "merged" : "answered";
}

/** A form of a case that cannot be sent any more: why in one sentence, and what was typed into it. */
export function NotTaken({ proposal, interest = null, texts }: { proposal: Closed; interest?: Interest | null; texts: readonly TypedText[] }) {
  const { m } = useLocale();
  const words = m.desk.notTaken;
  const isTyped = texts.some(({ text }) => text.trim() !== "");
  return (
    <>
      <Alert kind="warning" heading={words.because(words[whatBecame(proposal, interest)])} role="alert" focus>{isTyped ? <p>{words.copy}</p> : null}</Alert>
      <TypedTexts texts={texts} />
    </>
  );
}
