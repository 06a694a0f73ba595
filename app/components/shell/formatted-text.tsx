import { Kept } from "#app/components/ui/kept.tsx";
import { renderLightText } from "#app/lib/light-text.ts";
import { useLangOf } from "./text-of-people.tsx";

/** What a person wrote with light formatting (app/lib/light-text.ts): paragraphs, lists, emphasis and links. */
export function FormattedText({ text, language }: { text: string; language: string }) {
  return <Kept as="div" lang={useLangOf(language)} dir="auto" of={Rendered} each={[{ text }]} />;
}

function Rendered({ text }: { text: string }) {
  // eslint-disable-next-line no-restricted-syntax -- made by renderLightText, which lets nothing through but its own few elements
  return <div className="sp-prose sp-prose--formatted" dangerouslySetInnerHTML={{ __html: renderLightText(text) }} />;
}
