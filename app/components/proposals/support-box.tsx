import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { Refused } from "#app/components/shell/refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import type { SupportChoice } from "#app/domain/proposals/get-support-choice.server.ts";
import type { Permission } from "#app/domain/proposals/policy.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** How many support the proposal; `notDone`, that what was just asked for was not; `isAsked`: the question whether the reader still does, which stands above, has the button; the button that does or undoes it, and how much of what the plan allows is used. */
export function SupportBox({ proposal, permission, choice, notDone, isAsked }: { proposal: ProposalView; permission: Permission; choice: SupportChoice | null; notDone: string | undefined; isAsked: boolean }) {
  const { locale, m } = useLocale();
  const words = m.proposals.page;
  const path = `/${locale}/proposals/${proposal.reference}`;
  const isUsedUp = permission.allowed && !proposal.supportedByMe && choice !== null && choice.allowance !== null && choice.allowance.used >= choice.allowance.limit;
  return (
    <section className="sp-box" id="support" tabIndex={-1} aria-labelledby="support-heading">
      <h2 className="sp-box__heading" id="support-heading"><span className="sp-box__number">{format.number(locale, proposal.supportCount)}</span> {words.supports(proposal.supportCount)}</h2>
      {isUsedUp ? <UsedUp path={path} choice={choice} /> : permission.allowed ? (
        <form method="post" action={`${path}#support`} className="sp-actions" data-once="">
          {proposal.supportedByMe ? <><p>{words.supported}</p>{isAsked ? null : <Button kind="secondary" name="intent" value="withdraw-support" wide>{words.withdrawSupport}</Button>}</> : <Button icon="support" name="intent" value="support" wide>{words.support}</Button>}
        </form>
      ) : permission.reason === "sign_in_first" ? (
        <div className="sp-actions"><Button icon="support" href={`/${locale}/sign-in?returnTo=${encodeURIComponent(path)}`} wide>{words.signInToSupport}</Button></div>
      ) : <Refused permission={permission} returnTo={path} notDone={notDone} />}
      {/* A proposal that was hidden or withdrawn uses up nobody's support. */}
      {!permission.allowed && proposal.supportedByMe && choice?.mayWithdraw ? (
        <form method="post" action={`${path}#support`} className="sp-actions" data-once=""><p>{m.myPage.support.stillYours}</p><Button kind="secondary" name="intent" value="withdraw-support" wide>{words.withdrawSupport}</Button></form>
      ) : null}
      {choice?.allowance && permission.allowed && !isUsedUp ? <p className="sp-small">{usedOf(m.myPage.support, choice.allowance)}</p> : null}
    </section>
  );
}

function usedOf(words: { used: (used: number, limit: number) => string; over: (used: number, limit: number) => string }, { used, limit }: { used: number; limit: number }): string {
  return used > limit ? words.over(used, limit) : words.used(used, limit);
}

/** None is left: what the reader supports, with a way to take one back. */
function UsedUp({ path, choice }: { path: string; choice: SupportChoice }) {
  const { m } = useLocale();
  const words = m.myPage.support;
  const { allowance, supported } = choice;
  return (
    <>
      <p>{usedOf(words, allowance!)}</p>
      <p>{words.none}</p>
      <Details summary={words.choose} open>
        <ul className="sp-list" role="list">{supported.map((each) => <Supported key={each.reference} path={path} supported={each} />)}</ul>
      </Details>
    </>
  );
}

function Supported({ path, supported: { reference, title, language } }: { path: string; supported: SupportChoice["supported"][number] }) {
  const { locale, m } = useLocale();
  const words = m.myPage.support;
  const shown = title || m.myPage.hiddenTitle(reference);
  return (
    <li className="sp-list__row">
      <form method="post" action={`${path}#support`} className="sp-stack--tight" data-once="">
        <p><a href={`/${locale}/proposals/${reference}`} lang={useLangOf(language)} dir="auto">{shown}</a></p>
        <input type="hidden" name="of" value={reference} />
        <Button kind="secondary" small name="intent" value="withdraw-support" ariaLabel={words.takeBackFrom(shown)}>{words.takeBack}</Button>
      </form>
    </li>
  );
}
