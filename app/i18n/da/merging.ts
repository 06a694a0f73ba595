export const merging = {
  title: "Læg sammen og del op",
};
