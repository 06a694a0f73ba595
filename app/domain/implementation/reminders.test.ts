import { describe, expect, it } from "vitest";
import { dueReminder, reminderDay, type Remindable } from "./reminders.ts";

const at = (text: string) => new Date(`${text}+02:00`);
const milestone = (changes: Partial<Remindable> = {}): Remindable => ({ endsOn: "2028-06-30", completion: null, reportedAt: null, remindedAt: null, ...changes });

describe("dueReminder", () => {
  it("begins fourteen days before the end, in the morning, and comes once", () => {
    expect(dueReminder(milestone(), at("2028-06-15T12:00"))).toBeNull();
    expect(dueReminder(milestone(), at("2028-06-16T06:59"))).toBeNull();
    expect(dueReminder(milestone(), at("2028-06-16T07:01"))).toBe("soon");
    expect(dueReminder(milestone({ remindedAt: at("2028-06-16T07:01") }), at("2028-06-30T12:00"))).toBeNull();
  });

  it("comes again when the end has passed, and then every thirty days", () => {
    const before = milestone({ remindedAt: at("2028-06-16T07:01") });
    expect(dueReminder(before, at("2028-07-01T07:01"))).toBe("overdue");
    const reminded = milestone({ remindedAt: at("2028-07-01T07:01") });
    expect(dueReminder(reminded, at("2028-07-30T12:00"))).toBeNull();
    expect(dueReminder(reminded, at("2028-07-31T12:00"))).toBe("overdue");
  });

  it("is not sent of what is complete, has no end, or was reported on within fourteen days", () => {
    const late = at("2028-07-10T12:00");
    expect(dueReminder(milestone({ completion: "complete" }), late)).toBeNull();
    expect(dueReminder(milestone({ endsOn: null }), late)).toBeNull();
    expect(dueReminder(milestone({ completion: "limited", reportedAt: at("2028-06-28T12:00") }), late)).toBeNull();
    expect(dueReminder(milestone({ completion: "limited", reportedAt: at("2028-06-20T12:00") }), late)).toBe("overdue");
  });

  it("counts days from seven in the morning", () => { expect([reminderDay(at("2028-06-16T06:59")), reminderDay(at("2028-06-16T07:00"))]).toEqual(["2028-06-15", "2028-06-16"]); });
});
