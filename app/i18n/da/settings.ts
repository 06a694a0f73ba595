export const settings = {
  nav: {
    label: "Din konto",
    proposals: "Mine forslag",
    organisations: "Mine organisationer",
    profile: "Profil",
    security: "Login og sikkerhed",
    notifications: "Beskeder",
    data: "Mine data",
  },
};
