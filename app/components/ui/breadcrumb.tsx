export type BreadcrumbProps = {
  /** The name of this navigation for screen readers. */
  label: string;
  /** The last one, without `href`, is the page itself. */
  items: readonly { text: string; href?: string }[];
};

/** The way from the home page to here. */
export function Breadcrumb({ label, items }: BreadcrumbProps) {
  return (
    <nav className="breadcrumbs" aria-label={label}>
      <ol className="breadcrumbs__list" role="list">
        {items.map((item) => (
          <li className="breadcrumbs__list-item" key={item.text} aria-current={item.href ? undefined : "page"}>
            {item.href ? (
              <a className="breadcrumbs__link" href={item.href}>
                {item.text}
              </a>
            ) : (
              item.text
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
