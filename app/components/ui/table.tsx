import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export type TableColumn = { key: string; header: ReactNode; numeric?: boolean };

export type TableProps = {
  /** Unique on the page; names the scrolling region by the caption. */
  id: string;
  caption: ReactNode;
  hideCaption?: boolean;
  columns: readonly TableColumn[];
  /** `cells` by column key; the first column is the row's header. */
  rows: readonly { key: string; cells: Record<string, ReactNode>; total?: boolean }[];
  compact?: boolean;
  /** In a narrow window each row is a block, with the name of its column before each value. */
  stacks?: boolean;
};

/** The name of a column before a value of it; one that asks needs no colon. */
function beforeValue(header: ReactNode): string | undefined {
  if (typeof header !== "string") return undefined;
  return header.endsWith("?") ? `${header} ` : `${header}: `;
}

/** A table that scrolls sideways in a region of its own when it is too wide. */
export function Table({ id, caption, hideCaption, columns, rows, compact, stacks }: TableProps) {
  // A table laid out as blocks is no table to a screen reader unless it says so.
  const role = (name: string) => (stacks ? name : undefined);
  return (
    <div className="sp-table-region" role="region" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table className={classNames("sp-table", compact && "sp-table--compact", stacks && "sp-table--stacks")} id={id} role={role("table")}>
        <caption id={`${id}-caption`}>{hideCaption ? <span className="sr-only">{caption}</span> : caption}</caption>
        <thead role={role("rowgroup")}>
          <tr role={role("row")}>
            {columns.map((column) => (
              <th key={column.key} scope="col" role={role("columnheader")} className={column.numeric ? "sp-number" : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role={role("rowgroup")}>
          {rows.map((row) => (
            <tr key={row.key} role={role("row")} className={row.total ? "sp-table__total" : undefined}>
              {columns.map((column, index) => {
                const className = column.numeric ? "sp-number" : undefined;
                return index === 0 ? (
                  <th key={column.key} scope="row" role={role("rowheader")} className={className}>
                    {row.cells[column.key]}
                  </th>
                ) : (
                  <td key={column.key} role={role("cell")} className={className} data-column={stacks ? beforeValue(column.header) : undefined}>
                    {row.cells[column.key]}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
