import type { ReactNode } from "react";

/** The same text in both languages: beside one another where there is room. */
export function InBoth({ da, en }: { da: ReactNode; en: ReactNode }) {
  return <div className="sp-halves sp-halves--fields"><div>{da}</div><div>{en}</div></div>;
}
