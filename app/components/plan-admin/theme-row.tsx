import { Words } from "#app/components/shell/worded.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Tag } from "#app/components/ui/tag.tsx";
import type { ManagedTheme } from "#app/domain/plan-admin/managed-themes.server.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { inLocale } from "#app/lib/bilingual.ts";
import type { PlanState } from "#db/values.ts";

type Props = { theme: ManagedTheme; plan: { state: PlanState; version: number; bothLanguages: boolean }; path: string; isFirst: boolean; isLast: boolean };

/** A theme in the list of a plan's, with what is in it, and the buttons that move it. */
export function ThemeRow({ theme, plan, path, isFirst, isLast }: Props) {
  const { locale, m } = useLocale();
  const words = m.planAdmin.themes;
  const title = inLocale(theme.title, locale);
  const mayChange = plan.state !== "closed";
  const move = (direction: "up" | "down") => <Button name="direction" value={direction} kind="secondary" small ariaLabel={words[`${direction}Of`](title.text)}>{words[direction]}</Button>;
  return (
    <li className="sp-list__row">
      <div>
        <p className="sp-list__meta">{m.plans.theme(theme.number)}</p>
        <h2 className="sp-list__title">{mayChange ? <a href={`${path}/${theme.slug}`}><Words of={title} /></a> : <Words of={title} />}</h2>
        {theme.summary.da || theme.summary.en ? <p><Words of={inLocale(theme.summary, locale)} /></p> : null}
        <p className="sp-small">{m.plans.proposalsCount(theme.proposals)} · {m.plans.initiativesCount(theme.initiatives)}</p>
        {plan.bothLanguages && theme.title.en === "" ? <p><Tag kind="warning">{words.untranslated}</Tag></p> : null}
      </div>
      {mayChange && !(isFirst && isLast) ? (
        <div className="sp-list__side">
          <form method="post" action={path} className="sp-cluster" data-once="">
            <input type="hidden" name="theme" value={theme.slug} /><input type="hidden" name="version" value={plan.version} />
            {isFirst ? null : move("up")}{isLast ? null : move("down")}
          </form>
        </div>
      ) : null}
    </li>
  );
}
