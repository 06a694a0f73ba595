export type CharacterCountProps = {
  max: number;
  /** The limit in words, e.g. "Højst 120 tegn". */
  label: string;
  /** The words for what is left and what is too much, with {n} for the number: for the script. */
  left?: string;
  over?: string;
};

/** The visible limit of a text; a script may replace its text with what is left, from `data-count-*`. */
export function CharacterCount({ id, max, label, left, over }: CharacterCountProps & { id: string }) {
  return (
    <span className="sp-count-line" id={`${id}-count`} data-count-for={id} data-count-max={max} data-count-label={label} data-words-left={left} data-words-over={over}>
      {label}
    </span>
  );
}
