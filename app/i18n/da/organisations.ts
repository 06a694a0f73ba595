export const organisations = {
  title: "Organisationer",
};
