import { format } from "../../format.ts";
import type { ComplianceMails } from "../../mail-words.ts";
import { compliance } from "../compliance.ts";

/** Mails to coordinators about OGP's minimum requirements. */
export const complianceMails = {
  requirement_warning: ({ name, plan, slug, requirement, standing, day }, links) => {
    const { title, text } = compliance.requirements[requirement];
    const isMissed = standing === "not_met";
    return {
      subject: `OGP's minimum requirement ${requirement} is ${isMissed ? "not met" : "at risk"}: ${title.toLowerCase()}`,
      paragraphs: [`Hello ${name}`, `In ${plan}, one of OGP's minimum requirements is ${isMissed ? "not met" : "at risk"}: ${requirement} ${title}. ${text}`, ...(day === "" ? [] : [isMissed ? `The due date was ${format.day("en", day)}.` : `The due date is ${format.day("en", day)}.`]), "You get this mail because you are a coordinator. You get it only once for the same due date."],
      link: { text: "See what is missing", href: links.compliance(slug) },
    };
  },
} satisfies ComplianceMails;
