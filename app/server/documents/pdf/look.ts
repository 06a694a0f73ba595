/** Everything in points; y grows downwards from the top of the page. A4, with a measure of 75 to 80 characters. */
export const page = { width: 595.28, height: 841.89, left: 80, right: 80, top: 82, bottom: 78, headY: 40, footY: 796 } as const;
export const textWidth = page.width - page.left - page.right;
export const textHeight = page.height - page.top - page.bottom;

/** The ink and the few other colours of the platform. All text has 4.5:1 or more on what is under it, and prints in black and white. */
export const colour = { ink: "#1a1a1a", muted: "#595959", accent: "#003972", link: "#004d99", tint: "#eff5fa", line: "#8e8e8e", bar: "#4f7cac", barEdge: "#1a1a1a" } as const;

export type TextLook = { size: number; leading: number; weight: "regular" | "semibold"; colour: string; italic?: boolean };

const ink = { weight: "regular", colour: colour.ink } as const;
export const looks = {
  body: { ...ink, size: 10.5, leading: 15.5 },
  lead: { ...ink, size: 13, leading: 19.5 },
  small: { ...ink, size: 9, leading: 13, colour: colour.muted },
  quote: { ...ink, size: 10.5, leading: 15.5, italic: true },
  term: { ...ink, size: 10.5, leading: 15.5, weight: "semibold" },
  heading1: { size: 23, leading: 29, weight: "semibold", colour: colour.accent },
  heading2: { size: 15, leading: 20, weight: "semibold", colour: colour.accent },
  heading3: { size: 12, leading: 16.5, weight: "semibold", colour: colour.ink },
  caption: { ...ink, size: 10, leading: 14, weight: "semibold" },
  cell: { ...ink, size: 9, leading: 12.5 },
  header: { ...ink, size: 9, leading: 12.5, weight: "semibold" },
  coverAuthor: { ...ink, size: 13, leading: 18, weight: "semibold" },
  coverTitle: { size: 34, leading: 41, weight: "semibold", colour: colour.accent },
  coverSubtitle: { ...ink, size: 16, leading: 23 },
  contents1: { ...ink, size: 10.5, leading: 15.5, weight: "semibold" },
  contents2: { ...ink, size: 10.5, leading: 15.5 },
  running: { ...ink, size: 8.5, leading: 12, colour: colour.muted },
} as const satisfies Record<string, TextLook>;
