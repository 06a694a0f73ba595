import { Details } from "#app/components/ui/details.tsx";
import type { PublicCoAuthor } from "#app/domain/co-authors/list-co-authors.server.ts";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { bibtex, citation } from "./cite.ts";
import { feedPath } from "./feed-link.ts";

/** How to name the proposal as a source, print it, and follow it in a feed reader. `origin` is the public address of the site. */
export function CiteBox({ proposal, coAuthors, origin }: { proposal: ProposalView; coAuthors: readonly PublicCoAuthor[]; origin: string }) {
  const { locale, m, now } = useLocale();
  const words = m.versions.cite;
  const path = `/${locale}/proposals/${proposal.reference}`;
  const cited = { m, locale, proposal, coAuthors, url: `${origin}${path}`, now };
  const version = `${path}/versions/${proposal.textVersion}`;
  const shown = !proposal.isHidden || proposal.isWriter;
  return (
    <div className="sp-no-print">
      {shown ? (
        <Details summary={words.title}>
          <h3 className="sp-cite__heading">{words.text}</h3>
          <p className="sp-cite" dir="auto">{citation(cited)}</p>
          <p className="sp-small">{words.version} <a className="sp-edited__link sp-cite" href={version}>{origin}{version}</a></p>
          <h3 className="sp-cite__heading">{words.bibtex}</h3>
          <pre className="sp-cite"><code>{bibtex(cited)}</code></pre>
        </Details>
      ) : null}
      <ul className="sp-links sp-small" role="list">
        {shown ? <li><a className="sp-edited__link" href={`${path}/print`}>{words.print}</a></li> : null}
        <li><a className="sp-edited__link" href={feedPath(proposal.reference, locale)} type="application/atom+xml">{words.feed}</a></li>
      </ul>
    </div>
  );
}
