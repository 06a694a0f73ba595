/** The id of the control with this name, to link to it from an error summary: `#${getFieldId("title")}`. */
export function getFieldId(name: string): string {
  return `field-${name.replace(/[^A-Za-z0-9_-]+/g, "-")}`;
}

/** The ids that describe a control, in reading order, or undefined when there are none. */
export function getDescribedBy(
  id: string,
  parts: { hint?: unknown; error?: unknown; count?: unknown; also?: string },
): string | undefined {
  const ids = [
    parts.hint ? `${id}-hint` : null,
    parts.error ? `${id}-error` : null,
    parts.count ? `${id}-count` : null,
    parts.also ?? null,
  ].filter((part) => part !== null);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
