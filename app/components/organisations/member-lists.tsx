import { PeoplesText } from "#app/components/shell/text-of-people.tsx";
import { When } from "#app/components/shell/when.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { EmptyState } from "#app/components/ui/empty-state.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { MembersPage, MemberView } from "#app/domain/organisations/queries.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Who writes for the organisation; a representative can change who does. */
export function MemberList({ path, members, isManager }: { path: string; members: readonly MemberView[]; isManager: boolean }) {
  const { m } = useLocale();
  const words = m.organisations.members;
  return (
    <section className="sp-section" aria-labelledby="members">
      <h2 id="members">{words.list}</h2>
      <ul className="sp-list" role="list">
        {members.map((member) => (
          <li className="sp-list__row" key={member.userId}>
            <div className="sp-stack--tight">
              <h3 className="sp-list__title"><span dir="auto">{member.name}</span>{member.isSelf ? ` (${words.self})` : ""}</h3>
              <p className="sp-list__meta">{words.since} <When at={member.since} /></p>
              {isManager && !member.isSelf ? <ChangeMember path={path} member={member} /> : null}
            </div>
            <div className="sp-list__side"><Tag kind={member.role === "representative" ? "info" : "neutral"} icon={null}>{m.organisations.roles[member.role]}</Tag></div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ChangeMember({ path, member }: { path: string; member: MemberView }) {
  const { m } = useLocale();
  const words = m.organisations.members;
  const other = member.role === "member" ? "representative" : "member";
  return (
    <Details summary={<span dir="auto">{words.change(member.name)}</span>}>
      <form method="post" action={path} className="sp-stack" data-once="">
        <input type="hidden" name="member" value={member.userId} />
        <input type="hidden" name="role" value={other} />
        {other === "member" ? <p>{words.makeMemberText}</p> : null}
        <div className="sp-actions"><Button name="intent" value="role" kind="secondary" small>{other === "member" ? words.makeMember : words.makeRepresentative}</Button></div>
      </form>
      <form method="post" action={path} className="sp-stack" data-once="">
        <input type="hidden" name="member" value={member.userId} />
        <p>{words.removeText}</p>
        <div className="sp-actions"><Button name="intent" value="remove" kind="warning" small>{words.remove}</Button></div>
      </form>
    </Details>
  );
}

/** Those who asked to be let in. */
export function JoinRequests({ path, requests }: { path: string; requests: MembersPage["requests"] }) {
  const { locale, m } = useLocale();
  const words = m.organisations.members;
  return (
    <section className="sp-section" aria-labelledby="requests">
      <h2 id="requests">{words.requests}</h2>
      <ul className="sp-list" role="list">
        {requests.map((request) => (
          <li className="sp-list__row" key={request.userId}>
            <div className="sp-stack--tight">
              <h3 className="sp-list__title" dir="auto">{request.name}</h3>
              <p className="sp-list__meta"><When at={request.at} /></p>
              <p dir="auto">{request.domain ? words.requestByDomain(request.name, request.domain) : words.requestByNumber(request.name)}</p>
              {request.message ? <><p>{words.messageLead}</p><blockquote className="sp-quote"><PeoplesText text={request.message} language={locale} /></blockquote></> : null}
              <form method="post" action={path} className="sp-cluster" data-once="">
                <input type="hidden" name="member" value={request.userId} />
                <Button name="intent" value="approve" kind="secondary" ariaLabel={`${words.approve}: ${request.name}`}>{words.approve}</Button>
                <Button name="intent" value="decline" kind="tertiary" ariaLabel={`${words.decline}: ${request.name}`}>{words.decline}</Button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Invitations that nobody has taken up. */
export function Invitations({ path, invitations }: { path: string; invitations: MembersPage["invitations"] }) {
  const { locale, m } = useLocale();
  const words = m.organisations.members;
  return (
    <section className="sp-section" aria-labelledby="invitations">
      <h2 id="invitations">{words.invitations}</h2>
      {invitations.length === 0 ? <EmptyState headingLevel={3} heading={words.noInvitations} text={words.noInvitationsText} /> : (
        <ul className="sp-list" role="list">
          {invitations.map((invitation) => (
            <li className="sp-list__row" key={invitation.id}>
              <div className="sp-stack--tight">
                <h3 className="sp-list__title" dir="auto">{invitation.email}</h3>
                <p className="sp-list__meta">{m.organisations.roles[invitation.role]} · {invitation.expired ? words.expired : words.expires(format.date(locale, invitation.expiresAt))}</p>
                <form method="post" action={path} data-once="">
                  <input type="hidden" name="invitation" value={invitation.id} />
                  <Button name="intent" value="withdraw" kind="secondary" small ariaLabel={`${words.withdraw}: ${invitation.email}`}>{words.withdraw}</Button>
                </form>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
