import { VoiceChoice } from "#app/components/proposals/voice-choice.tsx";
import { characterLimit } from "#app/components/shell/character-limit.ts";
import { Button } from "#app/components/ui/button.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { draftNoteLimit } from "#app/domain/proposals/schema.ts";
import type { SharedDraftView } from "#app/domain/proposals/shared-draft.server.ts";
import type { VoiceChoice as Choice } from "#app/domain/proposals/speaker.ts";
import { useLocale } from "#app/i18n/locale.tsx";

type Typed = { intent: string; note: string; error: string | undefined };

type Props = { shared: Pick<SharedDraftView, "draft" | "organisation" | "plan" | "acts">; path: string; choice: Choice | null; isSendable: boolean; typed: Typed };

/** What one may do with a shared draft: send it, ask for it to be sent, take it back, hand it back. */
export function DraftActs({ shared: { draft, organisation, plan, acts }, path, choice, isSendable, typed }: Props) {
  const { locale, m } = useLocale();
  const words = m.drafts;
  const note = (intent: string, label: string) => (
    <TextArea id={`field-note-${intent}`} name="note" label={label} rows={3} defaultValue={typed.intent === intent ? typed.note : ""} error={typed.intent === intent ? typed.error : undefined} count={characterLimit(m, draftNoteLimit)} />
  );
  return (
    <>
      {acts.release && choice && isSendable ? (
        <section className="sp-section" aria-labelledby="release">
          <h2 id="release">{words.release.title}</h2>
          {/* The page of review sends: what is sent is what was seen here, or it comes back there. */}
          <form method="post" action={`/${locale}/plans/${plan.slug}/proposals/new/review`} className="sp-stack" noValidate data-once="">
            <input type="hidden" name="draft" value={draft.id} />
            <input type="hidden" name="seen" value={draft.version} />
            <VoiceChoice choice={choice} legend={words.release.voice} />
            <div className="sp-actions"><Button>{words.release.send(organisation.name)}</Button></div>
          </form>
        </section>
      ) : null}
      {acts.requestRelease && isSendable ? (
        <section className="sp-section" aria-labelledby="request">
          <h2 id="request">{words.request.title}</h2>
          <form method="post" action={`${path}#request`} className="sp-stack" noValidate data-once="">
            {note("request", words.request.note)}
            <div className="sp-actions"><Button name="intent" value="request">{words.request.send}</Button></div>
          </form>
        </section>
      ) : null}
      {acts.takeBack ? <form method="post" action={path} className="sp-actions" data-once=""><Button name="intent" value="take-back" kind="secondary">{words.takeBack}</Button></form> : null}
      {acts.sendBack ? (
        <section className="sp-section" aria-labelledby="send-back">
          <h2 id="send-back">{words.sendBack.title}</h2>
          <form method="post" action={`${path}#send-back`} className="sp-stack" noValidate data-once="">
            {note("send-back", words.sendBack.note)}
            <div className="sp-actions"><Button name="intent" value="send-back" kind="secondary">{words.sendBack.send}</Button></div>
          </form>
        </section>
      ) : null}
    </>
  );
}
