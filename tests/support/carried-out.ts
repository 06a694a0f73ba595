import { eq } from "drizzle-orm";
import type { Store } from "#db/store.ts";
import type { ReportInput } from "#app/domain/implementation/schema.ts";
import { newId } from "#app/lib/id.ts";
import { noon } from "./context.ts";

export type CarriedOutPlan = { id: string; themes: readonly { id: string }[] };
/** An adopted initiative with its milestones in their order, and the authority that leads it. */
export type CarriedOutInitiative = { id: string; reference: string; milestones: string[]; lead: string };

const both = (text: string) => ({ da: text, en: `${text} (en)` });

/** Makes a plan an adopted one, with an initiative of two milestones: the first ends a week after noon, the second in a year. */
export async function carryOut(store: Store, plan: CarriedOutPlan, { reference = "PA-I-01", number = "1.1", starts = "2027-02-01", ends = ["2027-03-16", "2028-03-09"], email = "lead@samplan.example" }: { reference?: string; number?: string; starts?: string; ends?: string[]; email?: string } = {}): Promise<CarriedOutInitiative> {
  const { plans, initiatives, milestones, initiativeAuthorities } = store.tables;
  const made: CarriedOutInitiative = { id: newId(), reference, milestones: ends.map(() => newId()), lead: newId() };
  await store.write(async (tx) => {
    await tx.update(plans).set({ state: "published", publishedOn: "2027-01-15" }).where(eq(plans.id, plan.id));
    await tx.insert(initiatives).values({ id: made.id, reference, planId: plan.id, themeId: plan.themes[0]!.id, sequence: Number(number.replace(".", "")), number, state: "published", title: both("Åbne møder"), summary: both("Alle kan følge med."), facts: {}, fields: { problem: both("Møderne er lukkede.") }, startsOn: starts, endsOn: ends.at(-1)!, origin: "proposals", createdAt: noon });
    await tx.insert(milestones).values(ends.map((endsOn, index) => ({ id: made.milestones[index]!, initiativeId: made.id, position: index + 1, title: both(`Milepæl nummer ${index + 1}`), deliverable: both("En side, alle kan se"), startsOn: starts, endsOn, owner: both("Demostyrelsen") })));
    await tx.insert(initiativeAuthorities).values({ id: made.lead, initiativeId: made.id, role: "lead", sector: "government", name: "Demostyrelsen", email, state: "confirmed", createdAt: noon });
  });
  return made;
}

/** A whole report, as a form sends it. */
export function aReport(milestone: string, input: Partial<ReportInput> = {}): ReportInput {
  return { milestone, completion: "limited", body: "Vi er begyndt. Nu skriver vi.", language: "da", evidence: [], formKey: newId(), ...input };
}
