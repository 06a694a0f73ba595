import { Refused } from "#app/components/shell/refused.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import type { Permission } from "#app/domain/proposals/policy.ts";
import { useLocale } from "#app/i18n/locale.tsx";

/** Whether nothing that is written now can be sent, whoever writes it: then no button offers to. */
export function isClosed(permission: Permission): boolean {
  return !permission.allowed && ["phase_over", "phase_coming", "not_open"].includes(permission.reason);
}

/** What was typed while the debate closed: why it was not sent, which has the focus, and the text to be copied. */
export function TooLate({ id, permission, returnTo, label, body }: { id: string; permission: Permission; returnTo: string; label: string; body: string }) {
  const { m } = useLocale();
  return (
    <div className="sp-stack" id={id}>
      <Refused permission={permission} returnTo={returnTo} focus />
      <p>{m.discussion.tooLate}</p>
      <TextArea id={`${id}-kept`} name="kept" label={label} rows={6} defaultValue={body} readOnly />
    </div>
  );
}
