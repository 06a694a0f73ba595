import type { InitiativeFacts, InitiativeText } from "#db/schema/initiatives.ts";
import type { PlanContact, PlanFacts } from "#db/schema/plans.ts";
import type { AdoptionDegree, AuthorityRole, AuthoritySector, AuthorityState, Bilingual, InitiativeTemplate, ParticipationLevel, PhaseKind, PlanState } from "#db/values.ts";

/** Who carries an initiative out, as it is public: nobody's address is. */
export type PublishedAuthority = { role: AuthorityRole; sector: AuthoritySector; name: string; state: AuthorityState };

/** A proposal that an initiative came from, by its public name: whoever wants to know more finds it by that. */
export type PublishedSource = { reference: string; degree: AdoptionDegree };

/** An initiative as a plan was adopted with it. `number`: in the plan, such as 1.2. `facts`: what sources say of one that was adopted before the platform was there. */
export type PublishedInitiative = Omit<InitiativeText, "theme"> & { reference: string; number: string; theme: number; authorities: PublishedAuthority[]; sources: PublishedSource[]; facts: InitiativeFacts };

/**
 * All that a plan says when it is published, in both languages: kept for good, so that a version can be read as it was. Times are
 * ISO 8601, days YYYY-MM-DD. Nothing in it is of a person.
 */
export type PlanContent = {
  /** Of the shape of this content, for whoever reads an old version. */
  format: 1;
  slug: string; code: string; template: InitiativeTemplate; state: PlanState;
  /** The day of its first adoption. */
  publishedOn: string;
  title: Bilingual; summary: Bilingual; introduction: Bilingual | null; contact: PlanContact | null; facts: PlanFacts;
  phases: { kind: PhaseKind; opensAt: string; closesAt: string; participation: ParticipationLevel | null; shortReason: Bilingual | null }[];
  themes: { number: number; slug: string; title: Bilingual; summary: Bilingual; description: Bilingual }[];
  initiatives: PublishedInitiative[];
  /** How many proposals were received (one that was split counts as its parts), and how many of them were answered. */
  received: number; answered: number;
};

/** The numbers that initiatives get in the published plan: the theme's, and their place in it. One that has a number keeps it. */
export function numberInitiatives<T extends { number: string | null; theme: number; sequence: number }>(initiatives: readonly T[]): (T & { number: string })[] {
  const inOrder = [...initiatives].sort((a, b) => a.theme - b.theme || a.sequence - b.sequence);
  const taken = new Set(initiatives.flatMap((each) => (each.number === null ? [] : [each.number])));
  const next = new Map<number, number>();
  return inOrder.map((each) => {
    if (each.number !== null) return { ...each, number: each.number };
    let place = next.get(each.theme) ?? 1;
    while (taken.has(`${each.theme}.${place}`)) place += 1;
    next.set(each.theme, place + 1);
    return { ...each, number: `${each.theme}.${place}` };
  });
}
