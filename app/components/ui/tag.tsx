import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type TagKind = "neutral" | "info" | "success" | "warning";

export type TagProps = {
  kind?: TagKind;
  children: ReactNode;
  /** Another icon than the kind's own, or none. */
  icon?: IconName | null;
};

const ICONS: Record<TagKind, IconName | null> = { neutral: null, info: "clock", success: "check", warning: "warning" };

/** A state in a word or two. Each kind has a shape of its own beside its colour. */
export function Tag({ kind = "neutral", children, icon }: TagProps) {
  const name = icon === undefined ? ICONS[kind] : icon;
  return (
    <span className={`sp-tag sp-tag--${kind}`}>
      {name ? <Icon name={name} /> : null}
      {children}
    </span>
  );
}
