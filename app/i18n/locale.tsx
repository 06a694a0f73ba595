import { createContext, useContext, type ReactNode } from "react";
import type { Locale } from "#db/values.ts";
import { messages, type Messages } from "./messages.ts";

type LocaleValue = { locale: Locale; m: Messages; now: Date };

const LocaleContext = createContext<LocaleValue>({ locale: "da", m: messages.da, now: new Date(0) });

/** The language of the page and its words, and the moment the request is answered for. */
export function useLocale(): LocaleValue {
  return useContext(LocaleContext);
}

export function LocaleProvider({ locale, now, children }: { locale: Locale; now: Date; children: ReactNode }) {
  return <LocaleContext.Provider value={{ locale, m: messages[locale], now }}>{children}</LocaleContext.Provider>;
}
