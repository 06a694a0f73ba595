import { RadioGroup } from "#app/components/ui/radio-group.tsx";
import type { VoiceChoice as Choice, VoiceView } from "#app/domain/proposals/speaker.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Messages } from "#app/i18n/messages.ts";

/** As whom something is said: for an organisation (alone or with one's own name), or as a private person (by name or behind a neutral code). */
export function VoiceChoice({ choice, legend, hint, id, error }: { choice: Choice; legend: string; hint?: string | undefined; id?: string | undefined; error?: string | undefined }) {
  const { m } = useLocale();
  return <RadioGroup {...(id && { id })} name="voice" legend={legend} hint={hint} error={error} value={choice.chosen} options={choice.voices.map((voice) => ({ value: voice.key, label: <span dir="auto"><Whole code={choice.code} in={voiceLabel(m, choice, voice)} /></span> }))} />;
}

function voiceLabel(m: Messages, { name, code, voices, writesFor }: Choice, { display, organisation }: VoiceView): string {
  const { voices: words } = m.proposals.write;
  if (organisation !== null) return display === "organisation" ? words.organisation(organisation) : words.nameFor(name, organisation);
  if (display === "code") return words.code(code);
  // Who belongs to no organisation need not be told that they speak as a private person.
  return voices.some((voice) => voice.organisation !== null) || writesFor.length > 0 ? words.privatePerson(name) : name;
}

/** A sentence in which the code is not broken over two lines. */
function Whole({ code, in: sentence }: { code: string; in: string }) {
  const at = code ? sentence.indexOf(code) : -1;
  return at < 0 ? <>{sentence}</> : <>{sentence.slice(0, at)}<span className="sp-nowrap">{code}</span>{sentence.slice(at + code.length)}</>;
}
