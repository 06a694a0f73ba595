import { useLocale } from "#app/i18n/locale.tsx";

/** The keys and what each does, the same in the sheet and on the page for who has no script. */
export function KeyTable() {
  const { m } = useLocale();
  const words = m.inbox;
  return (
    <table className="sp-keys">
      <thead><tr><th scope="col">{words.key}</th><th scope="col">{words.does}</th></tr></thead>
      <tbody>{Object.entries(words.keyActs).map(([key, does]) => <tr key={key}><th scope="row"><kbd className="sp-key">{key}</kbd></th><td>{does}</td></tr>)}</tbody>
    </table>
  );
}

/** The link to the keys, and the sheet that the script opens in its place. */
export function KeyHelp({ planSlug }: { planSlug: string }) {
  const { locale, m } = useLocale();
  const words = m.inbox;
  return (
    <div className="sp-desk__help">
      <a href={`/${locale}/desk/${planSlug}/keys`} data-key="?" data-opens="desk-keys">{words.keysShort}</a>
      <dialog id="desk-keys" className="sp-sheet" aria-labelledby="desk-keys-title">
        <h2 id="desk-keys-title" tabIndex={-1}>{words.keysTitle}</h2>
        <p>{words.keysLead}</p>
        <KeyTable />
        <p><label className="sp-sheet__choice"><input type="checkbox" data-keys-on="" defaultChecked /> {words.keysOn}</label></p>
        <form method="dialog"><button className="button button-secondary">{words.keysClose}</button></form>
      </dialog>
    </div>
  );
}
