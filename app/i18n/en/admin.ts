export const admin = {
  title: "Administration",
  lead: "Here coordinators and administrators decide who works on the platform, and who the organisations are.",
  nav: { label: "Administration", people: "People and roles", organisations: "Organisations" },
};
