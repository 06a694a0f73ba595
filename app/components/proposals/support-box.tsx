import { Button } from "#app/components/ui/button.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import type { Permission } from "#app/domain/proposals/policy.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** How many support the proposal, and the button that does or undoes it. */
export function SupportBox({ proposal, permission }: { proposal: ProposalView; permission: Permission }) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const path = `/${locale}/proposals/${proposal.reference}`;
  return (
    <section className="sp-box" id="support" tabIndex={-1} aria-labelledby="support-heading">
      <h2 className="sp-box__heading" id="support-heading"><span className="sp-box__number">{format.number(locale, proposal.supportCount)}</span> {words.supports(proposal.supportCount)}</h2>
      {permission.allowed ? (
        <form method="post" action={path} className="sp-actions" data-once="">
          {proposal.supportedByMe ? <><p>{words.supported}</p><Button kind="secondary" name="intent" value="withdraw-support" wide>{words.withdrawSupport}</Button></> : <Button icon="support" name="intent" value="support" wide>{words.support}</Button>}
        </form>
      ) : permission.reason === "sign_in_first" ? (
        <div className="sp-actions"><Button icon="support" href={`/${locale}/sign-in?returnTo=${encodeURIComponent(path)}`} wide>{words.signInToSupport}</Button></div>
      ) : <Refused permission={permission} returnTo={path} />}
    </section>
  );
}
