import { When } from "#app/components/shell/when.tsx";
import { Button } from "#app/components/ui/button.tsx";
import type { SessionView } from "#app/domain/accounts/get-security.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Where one is signed in, this browser first, with the way to end each. */
export function SessionList({ sessions, path, isDemo }: { sessions: readonly SessionView[]; path: string; isDemo: boolean }) {
  const { locale, m } = useLocale();
  const words = m.settings.security;
  return (
    <section className="sp-section">
      <h2>{words.sessions}</h2>
      <p>{isDemo ? words.sessionsOfDemo : words.sessionsText}</p>
      <ul className="sp-list" role="list">
        {sessions.map((session) => (
          <li className="sp-list__row" key={session.id}>
            <div>
              <h3 className="sp-list__title">{session.device || words.unknownDevice}</h3>
              {session.isThis ? <p><strong>{words.thisOne}</strong></p> : null}
              <p className="sp-list__meta">{words.methods[session.method]}{session.began ? ` · ${words.began(format.dateTime(locale, session.began))}` : ""}</p>
              {session.lastSeen && !session.isThis ? <p className="sp-list__meta">{words.lastSeen} <When at={session.lastSeen} /></p> : null}
            </div>
            {session.isThis ? null : (
              <form method="post" action={path} data-once="">
                <input type="hidden" name="session" value={session.id} />
                <Button kind="secondary" small ariaLabel={`${words.end}: ${session.device || words.unknownDevice}${session.began ? `, ${words.began(format.dateTime(locale, session.began))}` : ""}`}>{words.end}</Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? <form method="post" action={path} className="sp-actions" data-once=""><Button name="intent" value="others">{words.endOthers}</Button></form> : null}
    </section>
  );
}
