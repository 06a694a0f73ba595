import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Table, type TableProps } from "./table.tsx";

const columns = [{ key: "name", header: "Hvem" }, { key: "role", header: "Rolle" }, { key: "state", header: "Har de bekræftet?" }];
const drawn = (more: Partial<TableProps> = {}) => renderToStaticMarkup(createElement(Table, { id: "t", caption: "Hvem", columns, rows: [{ key: "a", cells: { name: "Demostyrelsen", role: "Ansvarlig", state: "Ja" } }], ...more }));

describe("a table", () => {
  it("that stacks has the name of its column before each value, and says that it is a table", () => {
    const stacked = drawn({ stacks: true });
    expect([...stacked.matchAll(/data-column="([^"]*)"/g)].map(([, name]) => name)).toEqual(["Rolle: ", "Har de bekræftet? "]);
    expect([...stacked.matchAll(/ role="(\w+)"/g)].map(([, role]) => role)).toEqual(["region", "table", "rowgroup", "row", "columnheader", "columnheader", "columnheader", "rowgroup", "row", "rowheader", "cell", "cell"]);
  });

  it("that does not is left to the browser", () => {
    expect(drawn()).not.toMatch(/data-column|sp-table--stacks|role="table"/);
  });
});
