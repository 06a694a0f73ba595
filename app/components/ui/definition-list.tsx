import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type DefinitionListProps = {
  items: readonly { term: ReactNode; text: ReactNode; key?: string }[];
  /** Term over text everywhere, for narrow columns. */
  stacked?: boolean;
};

/** Terms and what they are; side by side where there is room. */
export function DefinitionList({ items, stacked }: DefinitionListProps) {
  return (
    <dl className={classNames("sp-facts", stacked && "sp-facts--stacked")}>
      {items.map((item, index) => (
        <div className="sp-facts__row" key={item.key ?? index}>
          <dt>{item.term}</dt>
          <dd>{item.text}</dd>
        </div>
      ))}
    </dl>
  );
}
