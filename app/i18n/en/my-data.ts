export const myData = {
  title: "My data",
};
