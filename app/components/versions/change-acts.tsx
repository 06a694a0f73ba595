import { Button } from "#app/components/ui/button.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import type { Changes } from "#app/domain/versions/get-changes.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What the writers of a proposal can still do with it. Nothing for others, and when nothing is open. */
export function ChangeActs({ proposal, changes }: { proposal: ProposalView; changes: Changes }) {
  const { locale, m } = useLocale();
  const { edit, withdraw, page } = m.versions;
  const path = `/${locale}/proposals/${proposal.reference}`;
  if (!changes.mayEdit && !changes.mayWithdraw) return null;
  return (
    <section className="sp-box sp-no-print">
      <h2 className="sp-box__heading">{proposal.isOwn ? page.yours : page.ofYours}</h2>
      <div className="sp-actions">
        {changes.mayEdit ? <Button kind="secondary" href={`${path}/edit`} wide>{edit.link}</Button> : null}
        {changes.mayWithdraw ? <Button kind="tertiary" href={`${path}/withdraw`}>{withdraw.link}</Button> : null}
      </div>
    </section>
  );
}

/** Asks who supports a proposal that has changed much since whether they still do. */
export function SupportAfterChange({ proposal, changes }: { proposal: ProposalView; changes: Changes }) {
  const { locale, m } = useLocale();
  const words = m.versions.support;
  const { muchChanged } = changes;
  const path = `/${locale}/proposals/${proposal.reference}`;
  if (!muchChanged) return null;
  return (
    <section className="sp-box sp-no-print" aria-labelledby="much-changed">
      <h2 className="sp-box__heading" id="much-changed">{words.title}</h2>
      <p><a className="sp-edited__link" href={`${path}/versions/${muchChanged.to}?from=${muchChanged.from}`}>{words.see}</a></p>
      <div className="sp-actions">
        <form method="post" action={`${path}/versions`} data-once=""><input type="hidden" name="seen" value={muchChanged.to} /><Button name="intent" value="keep-support">{words.keep}</Button></form>
        <form method="post" action={path} data-once=""><Button kind="secondary" name="intent" value="withdraw-support">{words.takeBack}</Button></form>
      </div>
    </section>
  );
}
