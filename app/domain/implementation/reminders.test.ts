import { describe, expect, it } from "vitest";
import { dueReminder, type Remindable } from "./reminders.ts";

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

  it("counts days of the calendar, whatever the hour of the last report or reminder was, and is never sent in the night", () => {
    const inTheNight = milestone({ endsOn: "2028-06-01", completion: "limited", reportedAt: at("2028-06-26T03:30"), remindedAt: at("2028-05-20T10:00") });
    const times = ["2028-07-09T20:59", "2028-07-10T03:29", "2028-07-10T03:31", "2028-07-10T06:59", "2028-07-10T07:00", "2028-07-10T20:59", "2028-07-10T21:00"];
    expect(times.map((time) => dueReminder(inTheNight, at(time)))).toEqual([null, null, null, null, "overdue", "overdue", null]);
    const late = milestone({ remindedAt: at("2028-07-01T20:30") });
    expect([dueReminder(late, at("2028-07-30T20:30")), dueReminder(late, at("2028-07-31T07:00"))]).toEqual([null, "overdue"]);
    // In winter, seven in the morning is an hour later in the world.
    expect(["2028-12-17T05:59Z", "2028-12-17T06:00Z"].map((time) => dueReminder(milestone({ endsOn: "2028-12-31" }), new Date(time)))).toEqual([null, "soon"]);
  });
});
