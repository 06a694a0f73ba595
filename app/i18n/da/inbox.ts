export const inbox = {
  otherPages: "Mere på sagsbordet",
  title: "Indbakke",
};
