import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { AttachmentFields, fileErrors } from "#app/components/attachments/attachment-fields.tsx";
import { AttachedFiles } from "#app/components/attachments/attached-files.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { FormErrors } from "#app/components/shell/form-errors.tsx";
import { ChangeRefused } from "#app/components/versions/change-refused.tsx";
import { useLangOf } from "#app/components/shell/text-of-people.tsx";
import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { AttachmentView } from "#app/domain/attachments/attach.server.ts";
import { addToProposal, getProposalFiles, removeFromProposal } from "#app/domain/attachments/proposal-files.server.ts";
import { attachmentLimits, type RefusedFile } from "#app/domain/attachments/rules.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import { form, formAgain, page } from "#app/server/route.server.ts";

const params = z.object({ reference: z.string().max(40) });
const query = z.object({ attached: z.coerce.number().int().min(0).max(attachmentLimits.most).optional().catch(undefined) });

export const loader = page({ access: "participant", params, query }, async ({ ctx, params, query }) => ({ ...(await getProposalFiles(ctx, params.reference)), attached: query.attached }));

/** Adds the files that were sent, or removes the one that is named. */
export const action = form({ access: "participant", params, files: attachmentLimits }, async ({ ctx, params: { reference }, fields, files }) => {
  const again = (refused: RefusedFile[], attached: number, refusal: string | null = null, status = 400) => formAgain({ refused, attached, refusal, asked: null as string | null }, status);
  const finish = (attached: number) => redirect(`${withQuery(`/${ctx.locale}/proposals/${reference}/attachments`, { attached: String(attached) })}#attachments`, 303);
  if (typeof fields.removeFile === "string") {
    // What everybody can fetch is not gone by a slip: the first press asks.
    if (fields.sure !== "1") {
      const { attachments, permission } = await getProposalFiles(ctx, reference);
      if (!permission.allowed) return again([], 0, permission.reason, 409);
      return formAgain({ refused: [], attached: 0, refusal: null, asked: attachments.find((each) => each.id === fields.removeFile)?.id ?? null }, 200);
    }
    const result = await removeFromProposal(ctx, reference, fields.removeFile);
    if (!result.ok) return again([], 0, result.reason, 409);
    throw finish(0);
  }
  if (files.taken.length + files.refused.length === 0) {
    // Whoever may not change them is told nothing of what is there.
    const { permission } = await getProposalFiles(ctx, reference);
    if (!permission.allowed) return again([], 0, permission.reason, 409);
    return again([{ name: "", reason: "none_chosen" }], 0);
  }
  const result = await addToProposal(ctx, reference, files);
  if (!result.ok) return again(files.taken.map(({ name }) => ({ name, reason: "not_saved" })), 0, result.reason, 409);
  const { attached, refused } = result.value;
  if (refused.length > 0) return again(refused, attached);
  throw finish(attached);
});

export const meta = titled((m) => m.attachments.page.title);

export default function ProposalFilesPage() {
  const { reference, title, language, permission, attachments, attached } = useLoaderData<typeof loader>();
  const again = useActionData<typeof action>();
  const { locale, m } = useLocale();
  const words = m.attachments.page;
  const path = `/${locale}/proposals/${reference}`;
  const refused = again?.refused ?? [];
  const asked = attachments.find((each) => each.id === again?.asked);
  const done = again ? { attached: again.attached } : attached === undefined ? undefined : attached === 0 ? "removed" as const : { attached };
  return (
    <div className="sp-measure">
      <PageHeading before={<BackLink href={path}>{words.back}</BackLink>} kicker={<span>{reference}</span>} title={words.title} lead={permission.allowed ? words.lead : undefined} after={<p lang={useLangOf(language)} dir="auto">{title}</p>} />
      <FormErrors errors={fileErrors(m, refused)} />
      {permission.allowed && asked ? <RemoveSure file={asked} path={path} /> : null}
      {permission.allowed ? (
        <form method="post" action={`${path}/attachments`} encType="multipart/form-data" className="sp-stack" noValidate data-once="">
          {/* What the Enter key presses: the first button of a form, which would else remove a file. */}
          <button name="intent" value="attach" hidden tabIndex={-1} aria-hidden="true" />
          <AttachmentFields attachments={attachments} refused={refused} done={done} isSignedIn />
        </form>
      ) : (
        <><ChangeRefused reason={permission.reason} at={permission.at} heading={m.attachments.page.closed} notDone={null} returnTo={`${path}/attachments`} /><AttachedFiles attachments={attachments} /></>
      )}
    </div>
  );
}

/** Asks before a public file is removed. */
function RemoveSure({ file, path }: { file: AttachmentView; path: string }) {
  const words = useLocale().m.attachments.page.removeSure;
  return (
    <Alert kind="warning" heading={<span dir="auto">{words.title(file.name)}</span>} role="alert" focus>
      <p>{words.text}</p>
      <form method="post" action={`${path}/attachments`} className="sp-actions" data-once="">
        <input type="hidden" name="removeFile" value={file.id} />
        <Button name="sure" value="1" kind="warning" small>{words.remove}</Button>
        <Button kind="tertiary" href={`${path}/attachments`} small>{words.keep}</Button>
      </form>
    </Alert>
  );
}
