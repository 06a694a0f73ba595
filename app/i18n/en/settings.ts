export const settings = {
  nav: {
    label: "Your account",
    proposals: "My proposals",
    organisations: "My organisations",
    profile: "Profile",
    security: "Sign-in and security",
    notifications: "Notifications",
    data: "My data",
  },
};
