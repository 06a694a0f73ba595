export const figures = {
  title: "Tal",
};
