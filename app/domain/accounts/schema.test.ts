import { describe, expect, it } from "vitest";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { messages } from "#app/i18n/messages.ts";
import { emailKey, signInInput, signUpInput } from "./schema.ts";

const citizen = { participantType: "citizen", name: "Anna", email: "anna@example.dk", password: "x", display: "name" };
const business = { ...citizen, participantType: "business", organisationName: "Firma", cvr: "13748136" };

function errorsOf(input: unknown) {
  const result = signUpInput.safeParse(input);
  return result.success ? {} : fieldErrorsOf(result.error);
}

describe("sign-up", () => {
  it.each([
    ["a name at the limit", { ...citizen, name: "å".repeat(80) }, {}],
    ["a name beyond it", { ...citizen, name: "å".repeat(81) }, { name: "too_long" }],
    ["no name", { ...citizen, name: " \u0000 " }, { name: "name_missing" }],
    ["a name that is no text", { ...citizen, name: ["a"] }, { name: "name_missing" }],
    ["no e-mail", { ...citizen, email: "" }, { email: "email_missing" }],
    ["nothing but a password", { participantType: "citizen", password: "x" }, { name: "name_missing", email: "email_missing" }],
    ["an organisation at the limit", { ...business, organisationName: "x".repeat(120) }, {}],
    ["an organisation beyond it", { ...business, organisationName: "x".repeat(121) }, { organisationName: "too_long" }],
    ["no organisation", { ...business, organisationName: undefined }, { organisationName: "organisation_missing" }],
    ["no CVR number", { ...business, cvr: " " }, { cvr: "cvr_missing" }],
    ["a wrong CVR number", { ...business, cvr: "13748137" }, { cvr: "cvr_wrong" }],
    ["a CVR number of zeros", { ...business, cvr: "00000000" }, { cvr: "cvr_wrong" }],
  ])("%s", (_, input, errors) => { expect(errorsOf(input)).toEqual(errors); });

  it.each(["13 74 81 36", "13.74.81.36", "DK13748136", "dk-13748136"])("takes the CVR number %j", (cvr) => { expect(signUpInput.parse({ ...business, cvr })).toMatchObject({ cvr: "13748136" }); });

  it.each(["anna@example.dk", "a.b+c@sub.example.co.uk", "bo@møller.dk", "ærlig@ø.dk", "o'hara+tag@example.dk", "a_b-c.d@example.museum", "!#$%&*/=?^`{|}~@example.dk", "x@xn--mller-vua.dk", "1@2.dk", "  anna@example.dk ", `${"a".repeat(242)}@example.dk`])("takes the e-mail address %j", (email) => { expect(errorsOf({ ...citizen, email })).toEqual({}); });
  it.each(["anna", "@example.dk", "anna@", "anna@example", "anna@@example.dk", "an na@example.dk", "anna@exa mple.dk", "a@b.dk, c@d.dk", "Anna <anna@example.dk>", "a@b..dk", "a@.dk", "a\n@b.dk", "\"a\"@b.dk", "a@b.dk\r\nBcc: c@d.dk", `${"a".repeat(250)}@b.dk`])("refuses the e-mail address %j", (email) => { expect(errorsOf({ ...citizen, email })).toEqual({ email: "email_wrong" }); });

  it("takes the name where how to be shown is nonsense, and no type that there is not", () => {
    expect(signUpInput.parse({ ...citizen, display: "loud" })).toMatchObject({ display: "name" });
    for (const participantType of [undefined, "", "admin", "Citizen"]) expect(signUpInput.safeParse({ ...citizen, participantType }).success).toBe(false);
  });

  it("takes nothing that it did not ask for", () => { expect(signUpInput.parse({ ...citizen, role: "admin", isDemo: true, cvr: "1" })).toEqual(citizen); });

  it("says everything in words of both catalogues", () => {
    for (const key of ["name_missing", "email_missing", "email_wrong", "organisation_missing", "cvr_missing", "cvr_wrong", "too_long"]) {
      for (const locale of ["da", "en"] as const) expect(messages[locale].forms.fieldErrors, key).toHaveProperty(key);
    }
  });
});

describe("emailKey", () => {
  it.each([["Anna@Example.DK", "anna@example.dk"], ["a@MØLLER.dk", "a@xn--mller-vua.dk"], ["a@xn--mller-vua.dk", "a@xn--mller-vua.dk"], ["Anna", "anna"], ["anna.example.dk", "anna.example.dk"], ["@Example.dk", "@example.dk"], ["", ""]])("of %j is %j", (email, key) => { expect(emailKey(email)).toBe(key); });
});

it("sign-in asks for both, takes anything as text, and looks at it no closer", () => {
  expect(signInInput.parse({ email: " a ", password: " p " })).toEqual({ email: "a", password: " p " });
  expect(fieldErrorsOf(signInInput.safeParse({ email: ["x"] }).error!)).toEqual({ email: "email_missing", password: "password_missing" });
  expect(fieldErrorsOf(signInInput.safeParse({ email: "  ", password: " " }).error!)).toEqual({ email: "email_missing" });
});
