import { expect, it } from "vitest";
import { asReportNumber, newReportNumber } from "./report-number.ts";

it.each(["A-7KQ2-XW9H-BC4D", "a-7kq2-xw9h-bc4d", "  A 7KQ2 XW9H BC4D ", "a7kq2xw9hbc4d", "7KQ2-XW9H-BC4D", "A–7KQ2–XW9H–BC4D", "\u200bA-7KQ2-\u00a0XW9H-BC4D", "Ａ-7KQ2-XW9H-BC4D."])("finds the number in %j", (typed) => {
  expect(asReportNumber(typed)).toBe("A-7KQ2-XW9H-BC4D");
});

it("leaves a number as it is made", () => {
  const number = newReportNumber();
  expect(asReportNumber(number)).toBe(number);
});

it.each(["", "hej", "A-7KQ2-XW9H", "🦆"])("makes none of %j", (typed) => { expect(asReportNumber(typed)).not.toMatch(/^A-.{4}-/); });
