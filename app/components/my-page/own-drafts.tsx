import type { ReactNode } from "react";
import { SaidOfMoment } from "#app/components/shell/moment.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { OwnDraft, OwnDrafts as Drafts } from "#app/domain/my-page/list-own-drafts.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** What waits for the reader and what they are writing, with until when it can be sent. Nothing where there is none. */
export function OwnDrafts({ drafts, toRelease, coAuthored }: Drafts) {
  const { locale, m } = useLocale();
  const { account } = m.accounts;
  const words = m.myPage.drafts;
  return (
    <>
      {toRelease.length > 0 ? (
        <Part heading={m.drafts.waiting(toRelease.length)}>
          {toRelease.map((draft) => (
            <li className="sp-list__row" key={draft.id}>
              <div><h3 className="sp-list__title"><a href={`/${locale}/organisations/${draft.organisationId}/drafts/${draft.id}`} dir="auto">{draft.title.trim() || account.draftUntitled}</a></h3><p className="sp-list__meta"><span dir="auto">{draft.organisation}</span> · {account.draftSaved(format.dateTime(locale, draft.updatedAt))}</p></div>
            </li>
          ))}
        </Part>
      ) : null}
      {drafts.length > 0 ? <Part heading={words.heading}>{drafts.map((draft) => <Row key={draft.id} draft={draft} />)}</Part> : null}
      {coAuthored.length > 0 ? <Part heading={words.coAuthored}>{coAuthored.map((each) => <CoAuthored key={each.id} draft={each} />)}</Part> : null}
    </>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return <section className="sp-section"><h2>{heading}</h2><ul className="sp-list" role="list">{children}</ul></section>;
}

function Row({ draft }: { draft: OwnDraft }) {
  const { locale, m } = useLocale();
  const { account } = m.accounts;
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight">
        <h3 className="sp-list__title"><a href={`/${locale}/plans/${draft.planSlug}/proposals/new?draft=${draft.id}`} lang={useLangOf(draft.language)} dir="auto">{draft.title.trim() || account.draftUntitled}</a></h3>
        <p className="sp-list__meta">{draft.organisation ? <><span dir="auto">{m.drafts.ofOrganisation(draft.organisation)}</span> · {m.drafts.states[draft.state]} · </> : null}{account.draftSaved(format.dateTime(locale, draft.updatedAt))}</p>
        <p><Sendable draft={draft} /></p>
      </div>
    </li>
  );
}

/** Whether and until when it can be sent. */
function Sendable({ draft: { collect } }: { draft: OwnDraft }) {
  const words = useLocale().m.myPage.drafts;
  switch (collect.state) {
    case "open": return <SaidOfMoment words={words.until} at={collect.closesAt} ends />;
    case "coming": return <SaidOfMoment words={words.from} at={collect.opensAt} />;
    case "over": return <SaidOfMoment words={words.over} at={collect.closedAt} ends />;
    case "missing": return words.notOpen;
  }
}

function CoAuthored({ draft }: { draft: Drafts["coAuthored"][number] }) {
  const { locale, m } = useLocale();
  return (
    <li className="sp-list__row">
      <div className="sp-stack--tight"><h3 className="sp-list__title"><a href={`/${locale}/co-author?id=${draft.id}`} lang={useLangOf(draft.language)} dir="auto">{draft.title.trim() || m.accounts.account.draftUntitled}</a></h3><p className="sp-list__meta">{m.myPage.drafts.coAuthoredText}</p></div>
    </li>
  );
}
