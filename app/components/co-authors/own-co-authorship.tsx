import { Alert } from "#app/components/ui/alert.tsx";
import { BackLink } from "#app/components/ui/back-link.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { CoAuthorPage } from "#app/domain/co-authors/get-co-author-page.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { DisplayChoice } from "./display-choice.tsx";
import { TextAsItIs } from "./invitation.tsx";

/** For who stands beside an author: how they are shown, and stepping back. */
export function OwnCoAuthorship({ found, reader, done }: { found: CoAuthorPage; reader: { name: string; code: string }; done: "accepted" | "name" | "declined" | "left" | undefined }) {
  const { locale, m } = useLocale();
  const words = m.coAuthors;
  const here = `/${locale}/co-author`;
  return (
    <div className="sp-measure sp-stack">
      <PageHeading before={<BackLink href={`/${locale}/account`}>{m.myPage.title}</BackLink>} title={found.title.trim() ? <span dir="auto">{words.own.title(found.title)}</span> : words.own.titleUntitled} />
      {done === "accepted" || done === "name" ? <Alert kind="success" heading={words.done[done]} role="status" focus /> : null}
      {found.reference ? <p><a className="sp-tap" href={`/${locale}/proposals/${found.reference}`}>{words.own.see}</a></p> : <p>{words.own.waits}</p>}
      <form method="post" action={here} className="sp-stack" data-once="">
        <input type="hidden" name="coAuthor" value={found.id} />
        <DisplayChoice name={reader.name} code={reader.code} value={found.display ?? "name"} />
        <div className="sp-actions"><Button name="intent" value="name" kind="secondary">{words.own.change}</Button></div>
      </form>
      {found.reference ? null : <TextAsItIs found={found} />}
      <Details summary={words.own.leave}>
        <form method="post" action={here} data-once="">
          <p>{words.own.leaveSure}</p>
          <input type="hidden" name="coAuthor" value={found.id} />
          <div className="sp-actions"><Button name="intent" value="leave" kind="warning" small>{words.own.leave}</Button></div>
        </form>
      </Details>
    </div>
  );
}
