import { Icon } from "./icon.tsx";

export type StepGuideProps = {
  steps: readonly { title: string; href?: string }[];
  /** The index of the step we are on, from 0. */
  current: number;
  labels: {
    /** The name of the list: "Trin i din indsendelse". */
    name: string;
    /** Where we are, shown on phones: "Trin 2 af 4". */
    progress: string;
    /** Said after the title of a step that is done: "færdig". */
    done: string;
  };
};

/** The steps of a form on several pages. On phones only the current title is shown. */
export function StepGuide({ steps, current, labels }: StepGuideProps) {
  return (
    <nav className="sp-steps" aria-label={labels.name}>
      <p className="sp-steps__progress">{labels.progress}</p>
      <ol className="sp-steps__list" role="list">
        {steps.map((step, index) => {
          const state = index < current ? "done" : index === current ? "current" : "coming";
          return (
            <li key={step.title} className={`sp-step sp-step--${state}`} aria-current={state === "current" ? "step" : undefined}>
              <span className="sp-step__mark" aria-hidden="true">
                {state === "done" ? <Icon name="check" /> : index + 1}
              </span>
              <span className="sp-step__title">
                {step.href ? <a href={step.href}>{step.title}</a> : step.title}
                {state === "done" ? <span className="sr-only"> ({labels.done})</span> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
