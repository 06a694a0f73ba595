import { expect, it } from "vitest";
import { accountMailKinds, mailKinds, organisationMailKinds, type MailKind } from "#db/mail-kinds.ts";
import { notificationKindOf } from "./notification-kind.ts";

it.each(accountMailKinds)("%s about one's own account is always sent", (kind) => { expect(notificationKindOf(kind)).toBeNull(); });

const alwaysOfOrganisations: readonly MailKind[] = ["organisation_invitation", "join_approved", "join_declined", "member_removed"];
it.each(organisationMailKinds)("%s goes by the setting for organisations, unless it decides about oneself", (kind) => { expect(notificationKindOf(kind)).toBe(alwaysOfOrganisations.includes(kind) ? null : "organisation_work"); });

it("goes by the setting for one's own proposals for what became of them alone, and never for the reasons of hiding", () => {
  expect(mailKinds.filter((kind) => notificationKindOf(kind) === "own_proposals")).toEqual(["proposal_answered", "proposal_shortlisted", "proposal_restored", "co_author_accepted", "co_author_declined", "co_author_left", "proposal_joined", "merge_undone", "proposal_split", "split_undone", "initiative_comment_answered"]);
});
