export const answers = {
  title: "Svar",
};
