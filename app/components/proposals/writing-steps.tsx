import { StepGuide } from "#app/components/ui/step-guide.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** Where one is on the way from writing to the receipt. */
export function WritingSteps({ current, writeHref }: { current: 0 | 1 | 2; writeHref?: string }) {
  const { write } = useLocale().m.proposals;
  return (
    <StepGuide
      steps={write.steps.map((title, index) => (index === 0 && writeHref ? { title, href: writeHref } : { title }))}
      current={current}
      labels={{ name: write.stepsName, progress: write.stepProgress(current + 1, write.steps.length), done: write.stepDone }}
    />
  );
}
