export const bulk = {
  title: "Samlede handlinger",
};
