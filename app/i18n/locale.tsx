import { createContext, useContext, type ReactNode } from "react";
import type { Locale } from "#db/values.ts";
import { messages, type Messages } from "./messages.ts";

type LocaleValue = { locale: Locale; m: Messages; now: Date };

const LocaleContext = createContext<LocaleValue>({ locale: "da", m: messages.da, now: new Date(0) });

/** The language of the page and its words, and the moment the request is answered for. */
export function useLocale(): LocaleValue {
  return useContext(LocaleContext);
}

/** Without `now`, what asks for the time fails: it is kept as HTML, and would show the time of its first reader to all. */
export function LocaleProvider({ locale, now, children }: { locale: Locale; now: Date | null; children: ReactNode }) {
  return <LocaleContext.Provider value={now ? { locale, m: messages[locale], now } : timeless[locale]}>{children}</LocaleContext.Provider>;
}

const withoutTime = (locale: Locale): LocaleValue => ({ locale, m: messages[locale], get now(): Date { throw new Error("What is kept as HTML must not depend on the time."); } });

const timeless: Record<Locale, LocaleValue> = { da: withoutTime("da"), en: withoutTime("en") };
