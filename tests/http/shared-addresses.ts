const plan = "/plans/ogp-2026-2028";
const adopted = "/plans/ogp-2017-2019";

/** Addresses of each page that is the same for everyone, by its route. REFERENCE and COMMENT stand for those of some comment. */
export const sharedAddresses: Record<string, readonly string[]> = {
  "routes/home": [""],
  "routes/plans/list": ["/plans"],
  "routes/plans/plan": [plan, adopted],
  "routes/plans/theme": [`${plan}/themes/open-data`],
  "routes/plans/moderation": [`${plan}/moderation`],
  "routes/proposals/list": [`${plan}/proposals`, `${plan}/proposals?q=data&sort=oldest`],
  "routes/proposals/proposal": ["/proposals/OGP28-O-0001", "/proposals/OGP28-O-0003", "/proposals/OGP28-O-9999"],
  "routes/proposals/comment": ["/proposals/REFERENCE/comments/COMMENT"],
  "routes/proposals/versions": ["/proposals/OGP28-O-0001/versions"],
  "routes/proposals/version": ["/proposals/OGP28-O-0001/versions/1"],
  "routes/proposals/print": ["/proposals/OGP28-O-0001/print"],
  "routes/outcome/plan": [`${plan}/outcome`, `${adopted}/outcome`],
  "routes/initiatives/list": [`${plan}/initiatives`, `${adopted}/initiatives`],
  "routes/initiatives/initiative": ["/initiatives/OGP28-I-01"],
  "routes/initiatives/versions": ["/initiatives/OGP28-I-01/versions"],
  "routes/implementation/plan": [`${adopted}/progress`],
  "routes/compliance/compliance": [`${plan}/compliance`, `${adopted}/compliance`],
  "routes/compliance/documents": [`${plan}/documents`],
  "routes/compliance/meetings": [`${plan}/meetings`],
  "routes/publications/list": [`${adopted}/publications`],
  "routes/publications/publication": [`${adopted}/publications/plan/1`],
  "routes/content/about": ["/about"],
  "routes/content/open-government": ["/about/open-government"],
  "routes/content/rules": ["/rules"],
  "routes/content/privacy": ["/privacy"],
  "routes/content/accessibility": ["/accessibility"],
  "routes/content/versions": ["/content/rules/versions"],
  "routes/content/version": ["/content/rules/versions/0"],
};
