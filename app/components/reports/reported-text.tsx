import { AttachmentList } from "#app/components/attachments/attachment-list.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { PeoplesText, useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Details } from "#app/components/ui/details.tsx";
import type { TextView } from "#app/domain/reports/read-text.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** A text that is reported or decided on: who wrote it, its words and its files. Without both where the reader is not to see them. */
export function ReportedText({ text, level = 3, withSpeaker = true, folded = false }: { text: TextView; /** Of the heading that is its title: one below what it stands under. */ level?: 2 | 3; withSpeaker?: boolean; /** A proposal shows its title, and the rest when asked for. */ folded?: boolean }) {
  const { m } = useLocale();
  const { words, language, attachments } = text;
  const lang = useLangOf(language);
  const Title = `h${level}` as const;
  const whole = "body" in words ? null : <ProposalText text={words} language={language} level={level === 2 ? 3 : 4} />;
  return (
    <blockquote className="sp-quote">
      {withSpeaker ? <Speaker speaker={text.speaker} at={text.writtenAt} compact /> : null}
      {"body" in words ? <PeoplesText text={words.body} language={language} /> : <><Title lang={lang} dir="auto">{words.title}</Title>{folded ? <Details summary={m.desk.shortlist.text}>{whole}</Details> : whole}</>}
      {attachments.length > 0 ? <><p><strong>{m.attachments.title}</strong></p><AttachmentList attachments={attachments} /></> : null}
    </blockquote>
  );
}
