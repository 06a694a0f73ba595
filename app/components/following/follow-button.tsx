import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { Button } from "#app/components/ui/button.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Shell } from "#app/server/shell.server.ts";
import type { FollowSubject } from "#db/values.ts";

type Props = { subject: FollowSubject; id: string; isFollowed: boolean };

/** Follows what the page is about, or no longer: a button that is pressed while one does. The form comes back to the page, by way of signing in where that is needed. */
export function FollowButton({ subject, id, isFollowed }: Props) {
  const { locale, m } = useLocale();
  const { pathname, search } = useLocation();
  const isSignedIn = Boolean(useRouteLoaderData<Shell>("root")?.person);
  const words = m.following.button;
  const hintId = `follow-${subject}`;
  return (
    <form method="post" action={`/${locale}/follow`} className="sp-follow sp-no-print" data-once="">
      <input type="hidden" name="subject" value={subject} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="returnTo" value={`${pathname}${search}`} />
      {/* Where one comes back to: the button says its state. */}
      <Button id="follow" kind="secondary" small name="intent" value={isFollowed ? "unfollow" : "follow"} icon={isFollowed ? "check" : "bell"} {...(isSignedIn && { ariaPressed: isFollowed })} ariaDescribedBy={hintId}>{words.follow(subject)}</Button>
      <p className="sp-small sp-muted" id={hintId}>{isFollowed ? words.on(subject) : words.hint[subject]}</p>
    </form>
  );
}
