import { format } from "../../format.ts";
import type { ComplianceMails } from "../../mail-words.ts";
import { compliance } from "../compliance.ts";

/** Mails til koordinatorer om OGP's mindstekrav. */
export const complianceMails = {
  requirement_warning: ({ name, plan, slug, requirement, standing, day }, links) => {
    const { title, text } = compliance.requirements[requirement];
    const isMissed = standing === "not_met";
    return {
      subject: `OGP's mindstekrav ${requirement} ${isMissed ? "er ikke opfyldt" : "er i fare"}: ${title.toLowerCase()}`,
      paragraphs: [`Hej ${name}`, `I ${plan} ${isMissed ? "er et af OGP's mindstekrav ikke opfyldt" : "er et af OGP's mindstekrav i fare"}: ${requirement} ${title}. ${text}`, ...(day === "" ? [] : [isMissed ? `Fristen var ${format.day("da", day)}.` : `Fristen er ${format.day("da", day)}.`]), "Du får denne mail, fordi du er koordinator. Du får den kun én gang om den samme frist."],
      link: { text: "Se, hvad der mangler", href: links.compliance(slug) },
    };
  },
} satisfies ComplianceMails;
