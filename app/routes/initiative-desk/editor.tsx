import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { ActAgain } from "#app/components/desk/act-again.ts";
import { EditorPage } from "#app/components/initiatives/editor-page.tsx";
import { fieldOfGap } from "#app/components/initiatives/part-label.ts";
import { titled } from "#app/components/shell/document-head.ts";
import { DomainError } from "#app/domain/errors.ts";
import { milestoneActOf, withMilestoneAct } from "#app/domain/initiatives/form-fields.ts";
import { gapsOpened } from "#app/domain/initiatives/gaps.ts";
import { getEditor } from "#app/domain/initiatives/get-editor.server.ts";
import { discardEdit, keepEdit } from "#app/domain/initiatives/keep-edit.server.ts";
import { readInitiativeForm } from "#app/domain/initiatives/read-form.ts";
import { saveInitiative, type SaveRefusal } from "#app/domain/initiatives/save-initiative.server.ts";
import { pageVersion, saveInput } from "#app/domain/initiatives/schema.ts";
import { useLocale } from "#app/i18n/locale.tsx";
import { warnsOfCpr } from "#app/lib/cpr.ts";
import { fieldErrorsOf } from "#app/lib/field-errors.ts";
import { newId } from "#app/lib/id.ts";
import { form, formAgain, page, type FormFields } from "#app/server/route.server.ts";
import { actOnParty, partyIntents } from "./party-acts.server.ts";

const params = z.object({ plan: z.string(), reference: z.string().max(40) });
const query = z.object({
  show: z.enum(["both", "da", "en"]).catch("both"),
  done: z.enum(["saved", "restored", "kept", "discarded", "named", "told", "removed", "lead"]).optional().catch(undefined),
});
const declared = { access: "moderator", params, query } as const;

export const loader = page(declared, async ({ ctx, params, query, held }) => ({
  editor: await getEditor(ctx, params.plan, params.reference), query, pageName: newId(), held: held && "title.da" in held ? ({ intent: "save", errors: {}, fields: held } satisfies ActAgain) : undefined,
}));

/** Saves a version, keeps what is written for its writer alone, or changes who carries the initiative out. */
export const action = form(declared, async ({ ctx, params, query, fields }) => {
  const { plan, isCorrection, text: now, parties } = await getEditor(ctx, params.plan, params.reference);
  const intent = String(fields.intent);
  const path = `/${ctx.locale}/desk/${params.plan}/initiatives/${params.reference}`;
  const to = (changes: Record<string, string>, place: string) => redirect(`${path}?${new URLSearchParams({ ...(query.show === "both" ? {} : { show: query.show }), ...changes }).toString()}#${place}`, 303);
  const again = (errors: ActAgain["errors"], more: Partial<ActAgain> = {}) => formAgain<ActAgain>({ intent, errors, fields, ...more }, more.overtaken ? 409 : 400);
  try {
    if (partyIntents.includes(intent)) {
      const acted = await actOnParty(ctx, params, fields);
      if ("again" in acted) return acted.again;
      throw to({ done: acted.done }, "parties");
    }
    if (intent === "discard") {
      await discardEdit(ctx, params.plan, params.reference);
      throw to({ done: "discarded" }, "main-content");
    }
    if (intent !== "save") {
      const act = milestoneActOf(intent);
      const { fields: kept, number } = act ? withMilestoneAct(fields, act) : { fields, number: 0 };
      const result = await keepEdit(ctx, params.plan, params.reference, kept, { name: String(fields.page).slice(0, 40), version: pageVersion.parse(fields.version), seen: String(fields.draft) });
      if (result.state === "other_page" || result.state === "too_much") return again({ kept: result.state }, { overtaken: true });
      if (act) throw to({}, number > 0 ? `milestone-${number}` : "milestones");
      const show = /^show:(both|da|en)$/.exec(intent)?.[1];
      throw to(show ? { show } : { done: "kept" }, show ? "initiative-form" : "main-content");
    }
    const { text, errors } = readInitiativeForm(fields, plan.template, isCorrection ? now.milestones.length : 0);
    const input = saveInput.safeParse(fields);
    const opened = isCorrection ? gapsOpened(now, text, parties, plan.template, plan.bothLanguages) : [];
    const emptied = Object.fromEntries(opened.map((gap) => [fieldOfGap(gap, plan.template.fields.some(({ key }) => key === gap.part)), "correction_gap"]));
    const allErrors = { ...emptied, ...errors, ...(input.success ? {} : fieldErrorsOf(input.error)) };
    if (Object.keys(allErrors).length > 0 || !input.success) return again(allErrors);
    if (warnsOfCpr(fields, textsOf(fields))) return again({}, { intent: "cpr" });
    const result = await saveInitiative(ctx, params.plan, params.reference, { text, ...input.data });
    if (!result.ok) return again({ [fieldOf[result.reason]]: result.reason });
    throw to({ done: "saved" }, "main-content");
  } catch (error) {
    if (error instanceof DomainError && error.kind === "conflict") return again({}, { overtaken: true });
    throw error;
  }
});

const fieldOf: Record<SaveRefusal, string> = { initiative_theme_missing: "theme", correction_note_missing: "note", milestones_fixed: "milestones", correction_gap: "note" };

function textsOf(fields: FormFields): string[] {
  return Object.entries(fields).filter(([name]) => !["version", "draft", "page", "cprSeen"].includes(name)).flatMap(([, value]) => value);
}

export const meta = titled<Awaited<ReturnType<typeof loader>>>((m, { editor }) => `${editor.reference} – ${m.initiativeDesk.list.title}`);

export default function InitiativeEditor() {
  const { editor, query, pageName, held } = useLoaderData<typeof loader>();
  const answered: ActAgain | undefined = useActionData<typeof action>();
  const { locale } = useLocale();
  return <EditorPage editor={editor} query={query} pageName={pageName} again={answered ?? held} isHeld={held !== undefined && !answered} path={`/${locale}/desk/${editor.plan.slug}/initiatives/${editor.reference}`} />;
}
