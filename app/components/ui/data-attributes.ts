/** Hooks for the enhancement scripts, spread on the element as they are. */
export type DataAttributes = { [name: `data-${string}`]: string | number | boolean | undefined };
