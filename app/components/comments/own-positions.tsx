import type { OwnPosition } from "#app/domain/positions/list-own-positions.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { commentPath } from "./debate-state.ts";

/** For who belongs to organisations: where each of them writes, or has, its position on the proposal. */
export function OwnPositions({ positions, path, reference }: { positions: readonly OwnPosition[]; path: string; reference: string }) {
  const { locale, m } = useLocale();
  const words = m.discussion.position;
  if (positions.length === 0) return null;
  return (
    <div className="sp-box sp-own-positions">
      <p>{words.invite}</p>
      <ul role="list">
        {positions.map(({ organisation, published, draft }) => (
          <li key={organisation.id}><a href={published ? commentPath(path, published) : `/${locale}/organisations/${organisation.id}/positions/${reference}`}>{(published ? words.see : draft ? words.goOn : words.write)(organisation.name)}</a></li>
        ))}
      </ul>
    </div>
  );
}
