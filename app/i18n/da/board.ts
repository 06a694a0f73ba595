export const board = {
  title: "Initiativtavle",
};
