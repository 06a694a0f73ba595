import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { ActProblem } from "#app/components/organisations/act-problem.tsx";
import { InviteForm } from "#app/components/organisations/invite-form.tsx";
import { Invitations, JoinRequests, MemberList } from "#app/components/organisations/member-lists.tsx";
import { organisationPath } from "#app/components/organisations/organisation-path.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { Refused } from "#app/components/shell/refused.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { changeMemberRole } from "#app/domain/organisations/change-member-role.server.ts";
import { decideJoinRequest } from "#app/domain/organisations/decide-join-request.server.ts";
import { inviteMember } from "#app/domain/organisations/invite-member.server.ts";
import { getMembersPage } from "#app/domain/organisations/queries.server.ts";
import { removeMember } from "#app/domain/organisations/remove-member.server.ts";
import { invitationIdInput, invitationInput, memberInput, memberRoleInput } from "#app/domain/organisations/schema.ts";
import { withdrawInvitation } from "#app/domain/organisations/withdraw-invitation.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { fieldErrorsOf, type FieldErrors } from "#app/lib/field-errors.ts";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page, type RouteArgs, type FormFields } from "#app/server/route.server.ts";

const params = z.object({ organisation: z.uuid() });
const acts = ["invited", "withdrawn", "role", "removed", "approved", "declined"] as const;
const query = z.object({ done: z.enum(acts).optional().catch(undefined) });

export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query, held }) => ({ ...(await getMembersPage(ctx, params.organisation)), done: query.done, held: held ? asAgain(held) : undefined }));

function asAgain(fields: FormFields): ActAgain {
  return { intent: String(fields.intent), errors: {}, fields };
}

/** One act on who belongs to the organisation; `intent` says which. Afterwards the page says what was done. */
export const action = form({ access: "participant", params }, async ({ ctx, params, fields }) => {
  const { organisation } = params;
  const answer = await act(ctx, organisation, fields);
  if (typeof answer !== "string") return formAgain<ActAgain>({ intent: String(fields.intent), errors: answer, fields });
  throw redirect(withQuery(organisationPath(ctx.locale, organisation, "/members"), { done: answer }), 303);
});

/** Carries one act out. Answers what was done, or what is wrong. */
async function act(ctx: RouteArgs<unknown, unknown>["ctx"], organisation: string, fields: FormFields): Promise<(typeof acts)[number] | FieldErrors> {
  switch (fields.intent) {
    case "invite": {
      const input = invitationInput.safeParse(fields);
      if (!input.success) return fieldErrorsOf(input.error);
      const result = await inviteMember(ctx, organisation, input.data);
      return result.ok ? "invited" : { email: result.reason };
    }
    case "withdraw": {
      const input = invitationIdInput.safeParse(fields);
      const result = input.success ? await withdrawInvitation(ctx, organisation, input.data.invitation) : { ok: false as const, reason: "invitation_gone" };
      return result.ok ? "withdrawn" : { problem: result.reason };
    }
    case "role": {
      const input = memberRoleInput.safeParse(fields);
      if (!input.success) return { problem: "member_role_missing" };
      const result = await changeMemberRole(ctx, organisation, input.data.member, input.data.role);
      return result.ok ? "role" : { problem: result.reason };
    }
    case "remove": {
      const input = memberInput.safeParse(fields);
      const result = input.success ? await removeMember(ctx, organisation, input.data.member) : { ok: false as const, reason: "member_gone" };
      return result.ok ? "removed" : { problem: result.reason };
    }
    case "approve":
    case "decline": {
      const input = memberInput.safeParse(fields);
      const result = input.success ? await decideJoinRequest(ctx, organisation, input.data.member, fields.intent) : { ok: false as const, reason: "request_gone" };
      return result.ok ? (fields.intent === "approve" ? "approved" : "declined") : { problem: result.reason };
    }
    default: return { problem: "invalid" };
  }
}

export const meta = titled((m) => m.organisations.members.title);

export default function OrganisationMembers() {
  const { organisation, standing, emailVerified, members, invitations, requests, done, held } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const again = answered ?? held;
  const { locale, m } = useLocale();
  const words = m.organisations.members;
  const path = organisationPath(locale, organisation.id, "/members");
  const isManager = standing === "representative";
  return (
    <div className="sp-measure">
      <BackLink href={organisationPath(locale, organisation.id)}><span dir="auto">{organisation.name}</span></BackLink>
      <PageHeading title={words.title} lead={words.lead(organisation.name)} />
      {done && !again ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      {held && !answered ? <Alert kind="info" heading={m.shell.heldNotice} /> : null}
      <ActProblem problem={again?.errors.problem} place="members" />
      {requests.length > 0 ? <JoinRequests path={path} requests={requests} /> : null}
      <MemberList path={path} members={members} isManager={isManager} />
      <p>{words.leave} <a href={`/${locale}/account/organisations`}>{m.organisations.own.title}</a>.</p>
      {isManager && !emailVerified ? <Refused permission={{ allowed: false, reason: "verify_email_first" }} returnTo={path} /> : null}
      {isManager && emailVerified ? <InviteForm path={path} again={again?.intent === "invite" ? again : undefined} /> : null}
      {isManager ? <Invitations path={path} invitations={invitations} /> : null}
    </div>
  );
}
