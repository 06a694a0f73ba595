import { redirect } from "@remix-run/node";
import type { SignInMethod } from "#db/values.ts";
import { describeDevice } from "./device.ts";
import type { RequestScope } from "./request-scope.ts";

/** Begins a session in this browser and throws the redirect to where the person was going. The session that was there ends. */
export async function beginSession(scope: RequestScope, request: Request, userId: string, { method, secondFactor, returnTo }: { method: SignInMethod; secondFactor: boolean; returnTo: string }): Promise<never> {
  const cookie = await scope.platform.sessions.start(userId, request.headers.get("cookie"), { method, secondFactor, device: describeDevice(request.headers.get("user-agent")) });
  throw redirect(returnTo, { status: 303, headers: { "Set-Cookie": cookie } });
}
