import type { ReactNode } from "react";

export type TimelineState = "done" | "current" | "coming";

export type TimelineItem = {
  key: string;
  title: ReactNode;
  /** A `<time>`, or words such as "senest 1. december". */
  date?: ReactNode;
  text?: ReactNode;
  state: TimelineState;
};

export type TimelineProps = {
  items: readonly TimelineItem[];
  /** Said before the title by screen readers; the current one is seen too. */
  labels: Record<TimelineState, string>;
};

/** The journey of a proposal, from top to bottom. */
export function Timeline({ items, labels }: TimelineProps) {
  return (
    <ol className="sp-journey" role="list">
      {items.map((item) => (
        <li
          key={item.key}
          className={`sp-journey__item sp-journey__item--${item.state}`}
          aria-current={item.state === "current" ? "step" : undefined}
        >
          <p className="sp-journey__title">
            <span className="sr-only">{labels[item.state]}: </span>
            {item.title}
          </p>
          {item.date ? <p className="sp-journey__date">{item.date}</p> : null}
          {item.text ? <div className="sp-journey__text">{item.text}</div> : null}
        </li>
      ))}
    </ol>
  );
}
