import type { ReactNode } from "react";

export type EmptyStateProps = {
  heading: ReactNode;
  headingLevel?: 2 | 3 | 4;
  text: ReactNode;
  action?: ReactNode;
};

/** Why a list is empty and what to do next. */
export function EmptyState({ heading, headingLevel = 2, text, action }: EmptyStateProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className="sp-empty">
      <Heading className="sp-empty__heading">{heading}</Heading>
      <p>{text}</p>
      {action ? <div className="sp-cluster">{action}</div> : null}
    </div>
  );
}
