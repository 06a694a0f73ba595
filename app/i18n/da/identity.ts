export const identity = {
  title: "Log ind med en anden konto",
};
