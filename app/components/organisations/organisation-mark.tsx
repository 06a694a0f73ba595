import { ParticipantMark } from "#app/components/ui/participant-mark.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { OrganisationType } from "#db/values.ts";

/** What kind of organisation it is, and whether it is verified, without its name: that stands above. */
export function OrganisationMark({ type, verified, compact }: { type: OrganisationType; verified: boolean; compact?: boolean }) {
  const { m } = useLocale();
  return <ParticipantMark type={type} typeLabel={m.words.participantTypes[type]} verified={verified ? m.words.verified : undefined} unverified={verified ? undefined : m.words.notVerified} compact={compact} />;
}
