import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { BesideAuthor } from "#app/components/co-authors/beside-author.tsx";
import { QrCode } from "#app/components/account/qr-code.tsx";
import { ProposalText } from "#app/components/proposals/proposal-text.tsx";
import { Speaker } from "#app/components/proposals/speaker.tsx";
import { StatusTag } from "#app/components/proposals/status-tag.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Words } from "#app/components/shell/worded.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { notFound } from "#app/domain/errors.ts";
import { listAttachments } from "#app/domain/attachments/attach.server.ts";
import { listPublicCoAuthors } from "#app/domain/co-authors/list-co-authors.server.ts";
import { getProposal } from "#app/domain/proposals/get-proposal.server.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { page } from "#app/server/route.server.ts";

/** Without its text there is nothing to print. */
export const loader = page({ access: "public", forEveryone: true, params: z.object({ reference: z.string().max(40) }) }, async ({ ctx, params, platform }) => {
  const proposal = await getProposal(ctx, params.reference);
  if (proposal.isHidden && !proposal.isWriter) throw notFound();
  const [coAuthors, attachments] = await Promise.all([listPublicCoAuthors(ctx, proposal), listAttachments(ctx, { proposalId: proposal.id })]);
  return { proposal, coAuthors, attachments, origin: platform.env.PUBLIC_URL };
});

export const meta = titled<Awaited<ReturnType<typeof loader>>>((_, { proposal }) => `${proposal.title} (${proposal.reference})`);

export default function Print() {
  const { proposal, coAuthors, attachments, origin } = useLoaderData<typeof loader>();
  const { locale, m, now } = useLocale();
  const words = m.versions.print;
  const lang = useLangOf(proposal.language);
  const path = `/${locale}/proposals/${proposal.reference}`;
  const url = `${origin}${path}`;
  return (
    <div className="sp-measure sp-sheet">
      <PageHeading
        before={<BackLink href={path}>{m.versions.list.back}</BackLink>}
        kicker={<><span className="sp-nowrap">{proposal.reference}</span><span><Words of={proposal.plan.title} /></span><StatusTag status={proposal.status} /></>}
        title={<span dir="auto">{proposal.title}</span>} lang={lang}
        after={<><Speaker speaker={proposal.speaker} at={proposal.submittedAt} /><BesideAuthor coAuthors={coAuthors.map((each) => ({ ...each, isMe: false }))} path={path} isOwn={false} mayInvite={false} /></>}
      />
      <div className="sp-no-print sp-sheet__print">
        <p className="sp-muted" data-print-hint="">{words.how}</p>
        {/* The script that prints shows it. */}
        <div className="sp-actions" data-print="" hidden><Button type="button">{words.print}</Button></div>
      </div>
      <article className="sp-document"><ProposalText text={proposal} language={proposal.language} />{attachments.length > 0 ? <p className="sp-small">{words.attachments(attachments.map(({ name, offReason }) => (offReason ? m.attachments.takenOff(m.words.hideReasons[offReason]) : name)))}</p> : null}</article>
      <div className="sp-sheet__foot">
        <QrCode text={url} label={words.qr(proposal.reference)} />
        <div>
          <p>{words.find}<br /><strong className="sp-cite">{url}</strong></p>
          <p className="sp-small">{words.version(proposal.textVersion)}. {words.printed(format.date(locale, proposal.editedAt ?? proposal.submittedAt))}. {words.on(format.dateTime(locale, now))}</p>
        </div>
      </div>
    </div>
  );
}
