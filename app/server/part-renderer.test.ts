import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import { Kept, PartRendererContext, type PartRenderer } from "#app/components/ui/kept.tsx";
import { When } from "#app/components/shell/when.tsx";
import { LocaleProvider, useLocale } from "#app/i18n/locale.tsx";
import type { Locale } from "#db/values.ts";
import { createPartRenderer } from "./part-renderer.tsx";

type Props = { text: string; at: Date; note?: string | null };

const now = new Date("2027-03-09T11:00:00Z");
const part = vi.fn(({ text, at, note }: Props) => createElement("li", null, text, createElement(When, { at }), note === null ? "null" : note));

function page(renderer: PartRenderer | null, locale: Locale, each: Props[], of: FunctionComponent<Props> = part): string {
  const list = createElement(Kept<Props>, { key: "list", as: "ol", className: "list", of, each });
  return renderToStaticMarkup(createElement(PartRendererContext.Provider, { value: renderer }, createElement(LocaleProvider, { locale, now, children: [createElement("h1", { key: "h" }, "<a & b>"), list] })));
}

const rows: Props[] = [{ text: "Åbne møder <b>", at: now }, { text: "Data & tal", at: now, note: "x" }];

it("shows what any component shows, in each language, the second time too", () => {
  const renderer = createPartRenderer();
  for (const locale of ["da", "en", "da", "en"] as const) expect(page(renderer, locale, rows)).toBe(page(null, locale, rows));
});

it("renders each part once", () => {
  const renderer = createPartRenderer();
  page(renderer, "da", rows);
  part.mockClear();
  page(renderer, "da", [...rows].reverse());
  expect(part).not.toHaveBeenCalled();
});

it.each([
  ["a text", { text: "Åbne møder", at: now }], ["a moment", { text: "Åbne møder <b>", at: new Date(now.getTime() + 86_400_000) }],
  ["a value in place of none", { text: "Åbne møder <b>", at: now, note: null }], ["another value", { text: "Åbne møder <b>", at: now, note: "x" }],
])("never takes one part for another that differs in %s", (_, other) => {
  const renderer = createPartRenderer();
  const [first] = rows;
  expect(page(renderer, "da", [first!, other, first!])).toBe(page(null, "da", [first!, other, first!]));
});

it("fails at a part that asks for the time, which would be that of its first reader", () => {
  const clock = () => createElement("li", null, useLocale().now.toISOString());
  expect(() => page(createPartRenderer(), "da", rows, clock)).toThrow(/time/);
});
