import type { ReactNode } from "react";

export type PhaseLineProps = {
  phases: readonly {
    key: string;
    title: ReactNode;
    date: ReactNode;
    state: "done" | "current" | "coming";
  }[];
  labels: {
    /** The name of the list. */
    name: string;
    /** Shown on the current phase: "Nu". */
    current: string;
    /** Said on a phase that is over: "afsluttet". */
    done: string;
  };
};

/** The phases of a plan: across on wide screens, down on phones. */
export function PhaseLine({ phases, labels }: PhaseLineProps) {
  return (
    <ol className="sp-phases" role="list" aria-label={labels.name}>
      {phases.map((phase) => (
        <li
          key={phase.key}
          className={`sp-phase sp-phase--${phase.state}`}
          aria-current={phase.state === "current" ? "step" : undefined}
        >
          <span className="sp-phase__title">
            {phase.title}
            {phase.state === "done" ? <span className="sr-only"> ({labels.done})</span> : null}
          </span>
          {phase.state === "current" ? <span className="sp-phase__now">{labels.current}</span> : null}
          <span className="sp-phase__date">{phase.date}</span>
        </li>
      ))}
    </ol>
  );
}
