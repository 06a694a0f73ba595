import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import type { DataAttributes } from "./data-attributes.ts";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonKind = "primary" | "secondary" | "tertiary" | "warning";

type SharedProps = {
  children: ReactNode;
  kind?: ButtonKind;
  icon?: IconName;
  /** Full width on phones. */
  wide?: boolean;
  small?: boolean;
  id?: string;
  /** Overrides the visible text for screen readers; must begin with it. */
  ariaLabel?: string;
  ariaDescribedBy?: string;
  data?: DataAttributes;
};

type LinkProps = SharedProps & { href: string };

type PushProps = SharedProps & {
  href?: undefined;
  type?: "submit" | "button";
  name?: string;
  value?: string;
  form?: string;
  formAction?: string;
  formNoValidate?: boolean;
  disabled?: boolean;
  ariaPressed?: boolean;
};

export type ButtonProps = LinkProps | PushProps;

/** A button, or a link that looks like one when `href` is given. One primary per page. */
export function Button(props: ButtonProps) {
  const { children, kind = "primary", icon, wide, small, id, ariaLabel, ariaDescribedBy, data } = props;
  const shared = {
    id,
    className: classNames("button", `button-${kind}`, wide && "xs-full-width", small && "sp-button--small"),
    "aria-label": ariaLabel,
    "aria-describedby": ariaDescribedBy,
    ...data,
  };
  const content = (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </>
  );
  if (props.href !== undefined) {
    return (
      <a href={props.href} {...shared}>
        {content}
      </a>
    );
  }
  const { type = "submit", name, value, form, formAction, formNoValidate, disabled, ariaPressed } = props;
  return (
    <button {...{ type, name, value, form, formAction, formNoValidate, disabled }} aria-pressed={ariaPressed} {...shared}>
      {content}
    </button>
  );
}
