export const moderation = {
  title: "Afgørelser",
};
