import type { AttachmentView } from "#app/domain/attachments/attach.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { AttachmentList } from "./attachment-list.tsx";

/** The files of a text where it is read, under a heading of their own; nothing where there are none. `changeHref` leads those who may to adding and removing. */
export function AttachedFiles({ attachments, changeHref, level = 2 }: { attachments: readonly AttachmentView[]; changeHref?: string | undefined; level?: 2 | 3 }) {
  const { m } = useLocale();
  const Heading = `h${level}` as const;
  if (attachments.length === 0 && changeHref === undefined) return null;
  return (
    <section>
      <Heading>{m.attachments.title}</Heading>
      <AttachmentList attachments={attachments} />
      {changeHref === undefined ? null : <p className="sp-no-print"><a href={changeHref}>{m.attachments.page.change}</a></p>}
    </section>
  );
}
