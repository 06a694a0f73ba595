import { Fragment } from "react";
import { useLocale } from "#app/i18n/locale.tsx";

/** Something that was typed into a form, with the name of its field. */
export type TypedText = { label?: string | undefined; text: string };

/** What somebody wrote into a form that was not taken, to be copied. Fields that hold nothing are left out. */
export function TypedTexts({ texts }: { texts: readonly TypedText[] }) {
  const { m } = useLocale();
  const written = texts.filter(({ text }) => text.trim() !== "");
  if (written.length === 0) return null;
  return <section className="sp-box"><h2 className="sp-box__heading">{m.shell.errors.yourText}</h2>{written.map(({ label, text }, at) => <Fragment key={at}>{label ? <h3>{label}</h3> : null}<div className="sp-prose" dir="auto">{text}</div></Fragment>)}</section>;
}
