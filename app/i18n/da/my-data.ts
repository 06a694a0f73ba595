export const myData = {
  title: "Mine data",
};
