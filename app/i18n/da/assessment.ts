export const assessment = {
  title: "Vurdering",
};
