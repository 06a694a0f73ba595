import { expect, it } from "vitest";
import { parseDate } from "./parse-date.ts";

it.each([
  ["2024/02/01 10:00:00", "yyyy/MM/dd HH:mm:ss", "Europe/Brussels", "2024-02-01T09:00:00.000Z"],
  ["2024/07/01 10:00:00", "yyyy/MM/dd HH:mm:ss", "Europe/Brussels", "2024-07-01T08:00:00.000Z"],
  ["01-12-2026", "dd-MM-yyyy", "Europe/Copenhagen", "2026-11-30T23:00:00.000Z"],
  [" 2024-02-29 ", "yyyy-MM-dd", "UTC", "2024-02-29T00:00:00.000Z"],
  ["29.02.2024 kl", "dd.MM.yyyy", "UTC", null],
  ["2023-02-29", "yyyy-MM-dd", "UTC", null],
  ["2024-13-01", "yyyy-MM-dd", "UTC", null],
  ["2024-00-10", "yyyy-MM-dd", "UTC", null],
  ["2024-1-1", "yyyy-MM-dd", "UTC", null],
  ["2024-01-01 24:00", "yyyy-MM-dd HH:mm", "UTC", null],
  ["2024-01-01 10:60", "yyyy-MM-dd HH:mm", "UTC", null],
  ["", "yyyy-MM-dd", "UTC", null],
  ["2024x02x01", "yyyy.MM.dd", "UTC", null],
])("%j in the format %j in %s is %s", (text, format, zone, expected) => { expect(parseDate(text, format, zone)?.toISOString() ?? null).toBe(expected); });
