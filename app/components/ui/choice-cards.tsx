import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { getFieldId } from "./field-id.ts";
import { Fieldset } from "./fieldset.tsx";
import { Icon, type IconName } from "./icon.tsx";

export type ChoiceCard = {
  value: string;
  title: ReactNode;
  text?: ReactNode;
  icon?: IconName;
  disabled?: boolean;
};

export type ChoiceCardsProps = {
  name: string;
  legend: ReactNode;
  options: readonly ChoiceCard[];
  value?: string | null;
  hint?: ReactNode;
  error?: ReactNode;
  mark?: string;
  required?: boolean;
  hideLegend?: boolean;
  id?: string;
};

/** One choice of a few, drawn as large cards: the type of participant, the theme. */
export function ChoiceCards(props: ChoiceCardsProps) {
  const { name, legend, options, value, hint, error, mark, required, hideLegend } = props;
  const id = props.id ?? getFieldId(name);
  return (
    <Fieldset {...{ id, legend, hint, error, mark, hideLegend }}>
      <div className="sp-choices">
        {options.map((option, index) => {
          const optionId = index === 0 ? id : `${id}-${option.value}`;
          return (
            <div className={classNames("sp-choice", option.icon && "sp-choice--icon")} key={option.value}>
              <input
                type="radio"
                className="sp-choice__input"
                id={optionId}
                name={name}
                value={option.value}
                defaultChecked={option.value === value}
                required={required}
                disabled={option.disabled}
                aria-describedby={option.text ? `${optionId}-text` : undefined}
              />
              <label className="sp-choice__title" htmlFor={optionId}>
                {option.icon ? <Icon name={option.icon} /> : null}
                <span>{option.title}</span>
              </label>
              {option.text ? (
                <span className="sp-choice__text" id={`${optionId}-text`}>
                  {option.text}
                </span>
              ) : null}
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}
