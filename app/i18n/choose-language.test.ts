import { expect, it } from "vitest";
import { chooseLanguage, languageCookie } from "./choose-language.ts";

it.each([
  [null, null, "da"], [null, "", "da"], [null, "en", "en"], [null, "en-US,en;q=0.9", "en"], [null, "da, en;q=0.8", "da"], [null, "en;q=0.5, da;q=0.9", "da"], [null, "de, fr;q=0.9, en;q=0.3", "en"], [null, "de", "da"], [null, "nb-NO,en;q=0.9", "da"], [null, "sv", "da"],
  [null, "da;q=0, en", "en"], [null, "en;q=0", "da"], [null, "*", "da"], [null, "EN-gb", "en"], [null, "english", "da"], [null, "en;q=nonsense, da;q=0.1", "en"], [null, ",,;;q=", "da"],
  [`${languageCookie}=en`, "da", "en"], [`a=1; ${languageCookie}=da; b=2`, "en", "da"], [`${languageCookie}=fr`, "en", "en"], [`x${languageCookie}=en`, "da", "da"], [`${languageCookie}=english`, "da", "da"],
] as const)("with the cookie %j and Accept-Language %j it is %s", (cookie, accepted, locale) => { expect(chooseLanguage(cookie, accepted)).toBe(locale); });
