export const audit = {
  title: "Revisionsspor",
};
