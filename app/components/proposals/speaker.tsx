import { ParticipantMark } from "#app/components/ui/participant-mark.tsx";
import { When } from "#app/components/shell/when.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { SpeakerView } from "#app/domain/proposals/speaker.ts";

/** Who speaks, and when: type, organisation first, the name chosen for display, whether the organisation is verified. `linked`: its name leads to its page. `href`: where the date leads, and what that is. `withTime`: the time of day too. */
export function Speaker({ speaker, at, compact, linked, href, withTime }: { speaker: SpeakerView; at: Date; compact?: boolean; linked?: boolean; href?: string; withTime?: boolean }) {
  const { locale, m } = useLocale();
  const { type, display, organisation, organisationId, name } = speaker;
  const shownOrganisation = organisation ?? (display === "organisation" ? name : null);
  return (
    <ParticipantMark
      type={type}
      typeLabel={m.words.participantTypes[type]}
      organisation={shownOrganisation ? (organisationId && linked ? <a href={`/${locale}/organisations/${organisationId}`} dir="auto">{shownOrganisation}</a> : <span dir="auto">{shownOrganisation}</span>) : undefined}
      name={display === "organisation" ? undefined : <span dir="auto" className={display === "code" ? "sp-nowrap" : undefined}>{name || m.words.hiddenAuthor}</span>}
      verified={speaker.verified ? m.words.verified : undefined}
      unverified={organisation && !speaker.verified ? m.words.notVerified : undefined}
      time={href ? <a href={href} title={m.discussion.permalink}><When at={at} withTime={withTime} /></a> : <When at={at} withTime={withTime} />}
      compact={compact}
    />
  );
}
