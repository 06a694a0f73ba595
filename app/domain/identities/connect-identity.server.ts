import type { ProofProblem } from "../accounts/prove-self.server.ts";
import { recordAct } from "../audit.server.ts";
import type { Context } from "../context.ts";
import { forbidden } from "../errors.ts";
import type { Result } from "../result.ts";
import { attachIdentity, type AttachProblem, type OfferedIdentity } from "./attach-identity.server.ts";
import { proveOwner, type OwnerProof } from "./prove-owner.server.ts";

/** Connects a login to the signed-in person's account. `proof` is null when it was given before the person went to the provider. */
export async function connectIdentity(ctx: Context, offer: OfferedIdentity, proof: OwnerProof | null): Promise<Result<null, AttachProblem | ProofProblem>> {
  const { actor } = ctx;
  if (actor.kind !== "person") throw forbidden();
  const proved = proof && (await proveOwner(ctx, proof));
  if (proved && !proved.ok) return proved;
  return ctx.write(async (tx) => {
    const result = await attachIdentity(ctx, tx, actor.id, offer, "session");
    if (!result.ok) await recordAct(ctx, tx, { action: "identity.refused", subjectType: "user", subjectId: actor.id, data: { provider: offer.identity.provider, level: offer.identity.level, reason: result.reason } });
    return result;
  });
}
