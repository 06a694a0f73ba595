import { expect, it } from "vitest";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { commentInput, commentLimit, replyInput } from "./schema.ts";

const key = "019a2b3c-0000-7000-8000-000000000000";
const comment = { stance: "for", body: "Enig", voice: "name", formKey: key };

it.each([
  ["a comment", comment, {}],
  ["one at the limit", { ...comment, body: "å".repeat(commentLimit) }, {}],
  ["one beyond it", { ...comment, body: "a".repeat(commentLimit + 1) }, { body: "too_long" }],
  ["one without a stance and text", { formKey: key }, { stance: "stance_missing", body: "comment_missing" }],
  ["one with a stance that there is not", { ...comment, stance: "maybe" }, { stance: "stance_missing" }],
])("%s", (_, input, errors) => {
  const result = commentInput.safeParse(input);
  expect(result.success ? {} : fieldErrorsOf(result.error)).toEqual(errors);
});

it("a form key that is none, and a voice that is no text, are left aside", () => {
  expect(commentInput.parse({ ...comment, formKey: "'; --", voice: ["a"] })).toEqual({ ...comment, formKey: "", voice: "" });
});

it("a reply has a parent and no stance", () => {
  expect(replyInput.parse({ ...comment, parent: key })).toEqual({ body: "Enig", voice: "name", formKey: key, parent: key });
  expect(replyInput.safeParse({ ...comment, parent: "x" }).success).toBe(false);
  expect(fieldErrorsOf(replyInput.safeParse({ ...comment, body: " ", parent: key }).error!)).toEqual({ body: "reply_missing" });
});
