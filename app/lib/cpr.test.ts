import { expect, it } from "vitest";
import { looksLikeCpr } from "./cpr.ts";

it.each(["mit nummer er 010190-1234.", "0101901234", "(311299-9999)", "to: 320190-1234 og 010190-1234"])("sees a CPR number in %j", (text) => { expect(looksLikeCpr(text)).toBe(true); });
it.each(["", "000190-1234", "320190-1234", "011390-1234", "0100901234", "telefon 33 92 52 00", "13748136", "010190-12345", "1010190-1234", "2017-2019"])("sees none in %j", (text) => { expect(looksLikeCpr(text)).toBe(false); });
