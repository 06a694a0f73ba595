import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type CardProps = {
  /** The heading; with `href` the whole card becomes one link target. */
  title?: ReactNode;
  href?: string;
  headingLevel?: 2 | 3 | 4;
  kicker?: ReactNode;
  children?: ReactNode;
  /** The line at the bottom: a count, a date. */
  foot?: ReactNode;
  /** `quiet` has a grey ground and no border. */
  kind?: "plain" | "quiet";
  id?: string;
};

/** A box for one thing. */
export function Card({ title, href, headingLevel = 2, kicker, children, foot, kind = "plain", id }: CardProps) {
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={classNames("sp-card", kind === "quiet" && "sp-card--quiet", href && "sp-card--link")} id={id}>
      {kicker ? <p className="sp-card__kicker">{kicker}</p> : null}
      {title ? <Heading className="sp-card__title">{href ? <a href={href}>{title}</a> : title}</Heading> : null}
      {children ? <div className="sp-card__body">{children}</div> : null}
      {foot ? <p className="sp-card__foot">{foot}</p> : null}
    </div>
  );
}
