export const organisations = {
  title: "Organisations",
};
