import type { MetaDescriptor } from "@remix-run/node";
import { messages, type Messages } from "#app/i18n/messages.ts";
import type { Locale } from "#db/values.ts";

/** The title (and description) of a page, in its language. */
export function titled<Data>(title: (m: Messages, data: Data) => string, description?: (m: Messages, data: Data) => string) {
  return ({ data, params }: { data: unknown; params: { lang?: string } }): MetaDescriptor[] => {
    const m = messages[params.lang === "en" ? "en" : ("da" satisfies Locale)];
    // Without data the loader refused: the error page has a title of its own.
    if (data === undefined || data === null) return [{ title: m.shell.name }];
    const tags: MetaDescriptor[] = [{ title: m.shell.titleOf(title(m, data as Data)) }];
    if (description) tags.push({ name: "description", content: description(m, data as Data) });
    return tags;
  };
}
