export const identity = {
  title: "Sign in with another account",
};
