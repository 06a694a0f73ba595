declare module "snowball-stemmers" {
  const snowball: { newStemmer(language: "danish" | "english"): { stem(word: string): string } };
  export default snowball;
}
