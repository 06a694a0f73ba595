declare module "linebreak" {
  export default class LineBreaker {
    constructor(text: string);
    /** The next place at which a line may end (UAX 14), or must. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
