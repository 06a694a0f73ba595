const PATHS = {
  citizen: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.6-6 8-6s8 2 8 6",
  business: "M3 21h18M5 21V4h9v17M14 9h5v12M8 8h3M8 12h3M8 16h3",
  ngo: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 20c0-3.5 2.9-5.5 6.5-5.5s6.5 2 6.5 5.5M16 11a3 3 0 0 0 0-6M18 15c2.2.7 3.5 2.5 3.5 5",
  authority: "M3 9l9-5 9 5M4 9h16M6 9v8M10 9v8M14 9v8M18 9v8M4 17h16M3 21h18",
  verified: "M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6l7-3ZM8.5 12l2.5 2.5 4.5-5",
  check: "M5 12.5l4.5 4.5L19 7",
  warning: "M12 4l9.5 16h-19L12 4ZM12 10v5M12 17.5v.5",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 11v6M12 7.5v.5",
  error: "M8 3h8l5 5v8l-5 5H8l-5-5V8l5-5ZM12 7.5v6M12 16v.5",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5L21 21",
  "arrow-left": "M20 12H4M10 6l-6 6 6 6",
  "arrow-right": "M4 12h16M14 6l6 6-6 6",
  support: "M7 11l4-8c1.7 0 2.5 1.2 2.5 2.5V9H19c1.3 0 2.2 1.1 2 2.4l-1.1 7A2 2 0 0 1 18 20H7V11ZM3 11h4v9H3z",
  comment: "M4 4h16v12h-8l-5 4v-4H4V4Z",
  question: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5c0-1.5 1.1-2.5 2.5-2.5s2.5 1 2.5 2.3c0 1.7-2.5 2-2.5 4.2M12 16.5v.5",
  against: "M6 6l12 12M18 6L6 18",
  bell: "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4l2-2ZM10 21h4",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2",
  document: "M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6",
  menu: "M4 7h16M4 12h16M4 17h16",
  external: "M14 4h6v6M20 4l-9 9M17 14v6H4V7h6",
} as const;

export type IconName = keyof typeof PATHS;

export type IconProps = {
  name: IconName;
  className?: string;
};

/** A 24 px line icon, always decorative: the word beside it carries the meaning. How it is drawn is in the style sheet, as a list has sixty of them. */
export function Icon({ name, className }: IconProps) {
  return (
    <svg className={className ? `sp-icon ${className}` : "sp-icon"} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
