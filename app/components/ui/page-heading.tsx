import type { ReactNode } from "react";

export type PageHeadingProps = {
  /** What stands above the heading: a breadcrumb, a back link. */
  before?: ReactNode;
  /** One small line over the heading: the reference and state. */
  kicker?: ReactNode;
  title: ReactNode;
  lead?: ReactNode;
  /** What stands below: who, when. */
  after?: ReactNode;
  /** The language of the title when it is not the page's. */
  lang?: string;
};

/** The head of a page. The h1 takes the focus after a change of page (`data-page-heading`). */
export function PageHeading({ before, kicker, title, lead, after, lang }: PageHeadingProps) {
  return (
    <div className="sp-heading">
      {before}
      {kicker ? <div className="sp-heading__kicker">{kicker}</div> : null}
      <h1 tabIndex={-1} data-page-heading="" lang={lang}>
        {title}
      </h1>
      {lead ? <p className="font-lead">{lead}</p> : null}
      {after}
    </div>
  );
}
