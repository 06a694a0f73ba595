export const deskSettings = {
  title: "Sagsbordets indstillinger",
};
