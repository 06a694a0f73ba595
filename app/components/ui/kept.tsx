import { createContext, createElement, useContext, type AllHTMLAttributes, type FunctionComponent } from "react";
import { useLocale } from "#app/i18n/locale.tsx";
import type { Locale } from "#db/values.ts";

/** What is told apart by what is in it. */
type Plain = string | number | boolean | null | undefined | Date | readonly Plain[] | { readonly [name: string]: Plain };

/** Gives the HTML of a component with these properties, in this language. */
export type PartRenderer = <P extends object>(part: FunctionComponent<P>, props: P, locale: Locale) => string;

/** Where the server puts its renderer. Without one, parts are rendered as any component is. */
export const PartRendererContext = createContext<PartRenderer | null>(null);

type KeptProps<P> = Omit<AllHTMLAttributes<HTMLElement>, "as"> & {
  /** The element around the parts; it gets the other attributes. */
  as: "div" | "form" | "ol" | "ul";
  /** Shows its properties and the words of the language, and nothing else: it may ask `useLocale`, but not for the time. */
  of: FunctionComponent<P>;
  /** The properties of each part. */
  each: readonly P[];
};

/** An element whose parts are kept as HTML, as they are the same for many readers and rendering is most of a page's time (docs/decisions/0012). */
export function Kept<P extends { readonly [name: string]: Plain }>({ as, of: Part, each, ...attributes }: KeptProps<P>) {
  const { locale } = useLocale();
  const render = useContext(PartRendererContext);
  if (!render) return createElement(as, attributes, ...each.map((props) => createElement(Part, props)));
  let html = "";
  for (const props of each) html += render(Part, props, locale);
  return createElement(as, { ...attributes, dangerouslySetInnerHTML: { __html: html } });
}
