import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { TextView } from "#app/domain/reports/read-text.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A text that is reported or decided on: who wrote it, its words and its files. Without both where the reader is not to see them. */
export function ReportedText({ text, withSpeaker = true, folded = false }: { text: TextView; withSpeaker?: boolean; /** A proposal shows its title, and the rest when asked for. */ folded?: boolean }) {
  const { m } = useLocale();
  const { words, language, attachments } = text;
  const lang = useLangOf(language);
  return (
    <blockquote className="sp-quote">
      {withSpeaker ? <Speaker speaker={text.speaker} at={text.writtenAt} compact /> : null}
      {"body" in words ? <PeoplesText text={words.body} language={language} /> : <><h3 lang={lang} dir="auto">{words.title}</h3>{folded ? <Details summary={m.desk.shortlist.text}><ProposalText text={words} language={language} level={4} /></Details> : <ProposalText text={words} language={language} level={4} />}</>}
      {attachments.length > 0 ? <><p><strong>{m.attachments.title}</strong></p><AttachmentList attachments={attachments} /></> : null}
    </blockquote>
  );
}
