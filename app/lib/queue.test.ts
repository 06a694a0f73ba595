import { expect, it } from "vitest";
import { createQueue } from "./queue.ts";

it("runs two at once, all of them, in their order, whatever fails", async () => {
  const queue = createQueue(2);
  let running = 0;
  let most = 0;
  const began: number[] = [];
  const results = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => queue(async () => {
    began.push(index);
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => { setTimeout(resolve, index % 3); });
    running -= 1;
    if (index % 4 === 0) throw new Error("failed");
    return index;
  })));
  expect(most).toBe(2);
  expect(began).toEqual([...began.keys()]);
  expect(results.filter((each) => each.status === "rejected")).toHaveLength(5);
  expect(results[19]).toEqual({ status: "fulfilled", value: 19 });
  expect(await queue(async () => "after")).toBe("after");
});
