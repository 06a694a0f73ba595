import type { ManagedPlan } from "../plans/managed-plan.server.ts";
import type { PlanTextField, PlanTextsInput } from "./texts-schema.ts";

export type StoredTexts = Pick<ManagedPlan, "title" | "question" | "summary" | "introduction" | "rules" | "contact" | "bothLanguages" | "supportLimit">;

/** The texts of a plan as the fields of a form. */
export function asFields({ title, question, summary, introduction, rules, contact, bothLanguages, supportLimit }: StoredTexts): Record<PlanTextField, string> {
  return {
    titleDa: title.da, titleEn: title.en, questionDa: question.da, questionEn: question.en, summaryDa: summary.da, summaryEn: summary.en,
    introductionDa: introduction?.da ?? "", introductionEn: introduction?.en ?? "", rulesDa: rules.da, rulesEn: rules.en,
    unitDa: contact?.unit.da ?? "", unitEn: contact?.unit.en ?? "", email: contact?.email ?? "", phone: contact?.phone ?? "",
    languages: bothLanguages ? "both" : "da", supportLimit: supportLimit === null ? "" : String(supportLimit),
  };
}

/** The fields of a form as a plan keeps them. */
export function asStored(input: PlanTextsInput): StoredTexts {
  const both = (da: string, en: string) => ({ da, en });
  return {
    title: both(input.titleDa, input.titleEn), question: both(input.questionDa, input.questionEn), summary: both(input.summaryDa, input.summaryEn),
    introduction: input.introductionDa === "" && input.introductionEn === "" ? null : both(input.introductionDa, input.introductionEn), rules: both(input.rulesDa, input.rulesEn),
    contact: input.unitDa === "" ? null : { unit: both(input.unitDa, input.unitEn), email: input.email, phone: input.phone },
    bothLanguages: input.languages === "both", supportLimit: input.supportLimit === "" ? null : Number(input.supportLimit),
  };
}
