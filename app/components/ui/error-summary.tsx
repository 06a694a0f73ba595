import { Icon } from "./icon.tsx";

export type ErrorSummaryProps = {
  title: string;
  /** `href` is `#` and the id of the control, see `getFieldId`. */
  errors: readonly { href: string; text: string }[];
  id?: string;
};

/** What is wrong with a form, on top of it. `data-focus` asks the script to move the focus here. */
export function ErrorSummary({ title, errors, id = "error-summary" }: ErrorSummaryProps) {
  return (
    <div className="alert alert-error sp-error-summary" role="alert" tabIndex={-1} id={id} data-focus="">
      <Icon name="error" className="alert-icon" />
      <div className="alert-body">
        <h2 className="alert-heading">{title}</h2>
        <ul className="sp-error-summary__list" role="list">
          {errors.map((error) => (
            <li key={error.href + error.text}>
              <a href={error.href}>{error.text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
