import { FormattedText } from "#app/components/shell/formatted-text.tsx";
import { useLocale } from "#app/i18n/locale.tsx";

/** The three parts of a proposal; an imported one has a single part. */
export function ProposalText({ text, language, level = 2 }: { text: { problem: string; change: string; effect: string }; language: string; level?: 2 | 3 | 4 }) {
  const { m } = useLocale();
  const words = m.proposals.page;
  const Heading = `h${level}` as const;
  const single = text.problem === "" && text.effect === "";
  const parts = ([["problem", text.problem], [single ? "text" : "change", text.change], ["effect", text.effect]] as const).filter(([, part]) => part !== "");
  return <>{parts.map(([name, part]) => <section key={name}><Heading>{words[name]}</Heading><FormattedText text={part} language={language} /></section>)}</>;
}
