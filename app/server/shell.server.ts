import { countUnread } from "#app/domain/notifications/list-notices.server.ts";
import { hasPlatformRole, hasRole } from "#app/domain/roles.ts";
import { hashToken } from "#app/lib/token.ts";
import type { RequestScope } from "./request-scope.ts";

/**
 * What every page shows around itself: who is signed in, whether this is a demonstration, and where one is. `accountKey`
 * tells the browser whose page it is, without saying who: what was typed as one person never shows to the next.
 */
export type Shell = { accountKey: string; person: { name: string; isStaff: boolean; /** Whether they coordinate the whole platform, a plan, or nothing. */ coordinates: "platform" | "plan" | null; /** Whether they administer the whole platform. */ administers: boolean; /** How many notices they have not read, up to a hundred. */ unread: number } | null; isDemo: boolean; /** When the account of who is signed in is going to be deleted. */ deletionDueAt?: Date | null; now: Date; pathname: string; search: string };

export async function describeShell(scope: RequestScope, { pathname, search }: URL): Promise<Shell> {
  const { person } = await scope.findSession();
  const unread = person ? await countUnread(scope.platform.store, person.id) : 0;
  return {
    accountKey: person ? hashToken(`tab\n${person.id}`).slice(0, 16) : "",
    person: person && { name: person.name, isStaff: person.rolesHeldBack || hasRole(person, "moderator"), coordinates: hasPlatformRole(person, "coordinator") ? "platform" : hasRole(person, "coordinator") ? "plan" : null, administers: hasPlatformRole(person, "admin"), unread },
    isDemo: scope.platform.env.SAMPLAN_MODE === "demo", deletionDueAt: person?.deletionDueAt ?? null, now: scope.now, pathname, search,
  };
}
