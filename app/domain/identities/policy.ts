import { assuranceLevels, type AssuranceLevel } from "#db/values.ts";

/** Whether a login is at least as sure as is asked for. */
export function isAtLeast(level: AssuranceLevel, asked: AssuranceLevel): boolean {
  return assuranceLevels.indexOf(level) >= assuranceLevels.indexOf(asked);
}

/** Whether somebody may sign in with a login of this level: who has a role needs what the provider's settings ask of staff. */
export function mayComeIn(level: AssuranceLevel, { hasRole, staffLevel }: { hasRole: boolean; staffLevel: AssuranceLevel }): boolean {
  return !hasRole || isAtLeast(level, staffLevel);
}

/** Whether a link in a mail is proof enough to connect a login to an account. It must not stand in for a second factor. */
export function mayConnectByMail({ confirmed, hasRole, hasSecondFactor }: { confirmed: boolean; hasRole: boolean; hasSecondFactor: boolean }): boolean {
  return confirmed && !hasRole && !hasSecondFactor;
}
