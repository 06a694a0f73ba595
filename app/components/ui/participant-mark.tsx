import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";

export type ParticipantType = "citizen" | "business" | "ngo" | "authority";

export type ParticipantMarkProps = {
  type: ParticipantType;
  /** The type in a word: "Borger". */
  typeLabel: string;
  /** The organisation that speaks; it stands first. */
  organisation?: ReactNode;
  /** The name chosen for display: a person, or a neutral code. */
  name?: ReactNode;
  /** The text of the verified mark; none when not verified. */
  verified?: string;
  /** Said of an organisation that nobody has verified. */
  unverified?: string;
  /** A `<time>` element. */
  time?: ReactNode;
  /** One line without the round icon, for lists. */
  compact?: boolean;
};

/** Who speaks, the same way everywhere. */
export function ParticipantMark(props: ParticipantMarkProps) {
  const { type, typeLabel, organisation, name, verified, unverified, time, compact } = props;
  return (
    <div className={classNames("sp-who", `sp-who--${type}`, compact && "sp-who--compact")}>
      <span className="sp-who__icon">
        <Icon name={type} />
      </span>
      <span className="sp-who__words">
        <span className="sp-who__type">{typeLabel}</span>
        {organisation ? <strong className="sp-who__main">{organisation}</strong> : null}
        {organisation && name ? <span className="sp-who__by">{name}</span> : null}
        {!organisation && name ? <strong className="sp-who__main">{name}</strong> : null}
        {verified ? (
          <span className="sp-who__verified">
            <Icon name="verified" />
            {verified}
          </span>
        ) : null}
        {unverified ? <span className="sp-who__by">{unverified}</span> : null}
        {time ? <span className="sp-who__time">{time}</span> : null}
      </span>
    </div>
  );
}
