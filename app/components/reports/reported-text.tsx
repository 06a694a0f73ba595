import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import type { TextView } from "#app/domain/reports/read-text.server.ts";

/** A text that is reported or decided on: who wrote it, and its words. Without words where the reader is not to see them. */
export function ReportedText({ text, level = 3, withSpeaker = true }: { text: TextView; level?: 3 | 4; withSpeaker?: boolean }) {
  const { words, language } = text;
  const lang = useLangOf(language);
  const Heading = `h${level}` as const;
  return (
    <blockquote className="sp-quote">
      {withSpeaker ? <Speaker speaker={text.speaker} at={text.writtenAt} compact /> : null}
      {"body" in words ? <PeoplesText text={words.body} language={language} /> : <><Heading lang={lang} dir="auto">{words.title}</Heading><ProposalText text={words} language={language} level={4} /></>}
    </blockquote>
  );
}
