export const admin = {
  title: "Administration",
  lead: "Her styrer koordinatorer og administratorer, hvem der arbejder på platformen, og hvem organisationerne er.",
  nav: { label: "Administration", people: "Personer og roller", organisations: "Organisationer" },
};
