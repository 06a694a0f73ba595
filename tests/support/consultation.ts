import type { Person } from "#app/domain/context.ts";
import type { Store } from "#db/store.ts";
import { contextFor } from "./context.ts";
import type { Open } from "./databases.ts";
import { addPerson } from "./people.ts";
import { addPlan, submit, type TestPlan } from "./plans.ts";

/** What most tests begin with: a database of its own with a plan that collects proposals, and a citizen, Anna. */
export type Consultation = { store: Store; plan: TestPlan; anna: Person };

/** Opens such a database. */
export async function openConsultation(open: Open): Promise<Consultation> {
  const store = await open();
  return { store, plan: await addPlan(store), anna: await addPerson(store, { name: "Anna Ø" }) };
}

/** The same when Anna has submitted a proposal. */
export async function openDebate(open: Open): Promise<Consultation & { reference: string }> {
  const consultation = await openConsultation(open);
  const { store, plan, anna } = consultation;
  const { reference } = await submit(contextFor(store, anna), plan);
  return { ...consultation, reference };
}
