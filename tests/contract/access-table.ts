/**
 * Every address of the platform, and what each kind of person gets there: the contract of who may come.
 *
 * A line is a route as app/routes.ts writes it (without `:lang/`), an address of it, and what its page answers; where the route
 * takes forms, also what a form with the given fields (without any: `intent=none`) is answered. To add a line, take the word for
 * those who may come (`everyone`, `signedIn`, `staff`, `staffHere` for the staff of the plan that the address is about,
 * `coordinators`, `platformCoordinators`, `admins`) with what they get. The others get what is usual: a visitor "in", people without the role 403,
 * whose role waits for a second factor "factor". Who differs stands behind: `signedIn(200, { representative: 404 })`.
 */

/** Who comes. "Here" is the plan that collects proposals; the organisation is that of the addresses. */
export const kinds = [
  "visitor", "unconfirmed", "participant", "member", "representative", "moderatorHere", "moderatorElsewhere", "moderator",
  "coordinatorHere", "coordinatorElsewhere", "coordinator", "admin", "withoutFactor", "leaving",
] as const;
export type Kind = (typeof kinds)[number];

/**
 * A status; an address (with its language) that one is sent to, which may end in `*`; "in", the sign-in page, which leads back; "factor", the page that
 * sets up the second factor, which leads back.
 */
export type Answer = number | `/${string}` | "in" | "factor";
type Answers = Record<Kind, Answer>;
type Exceptions = Partial<Answers>;

const ofAll = (answer: (kind: Kind) => Answer): Answers => Object.fromEntries(kinds.map((kind) => [kind, answer(kind)])) as Answers;
const withRole = (allowed: readonly Kind[]) => (answer: Answer, others: Exceptions = {}): Answers => ({ ...ofAll((kind) => (allowed.includes(kind) ? answer : kind === "visitor" ? "in" : kind === "withoutFactor" ? "factor" : 403)), ...others });

const everyone = (answer: Answer, others: Exceptions = {}): Answers => ({ ...ofAll(() => answer), ...others });
const signedIn = (answer: Answer, others: Exceptions = {}): Answers => ({ ...ofAll((kind) => (kind === "visitor" ? "in" : answer)), ...others });
const staff = withRole(["moderatorHere", "moderatorElsewhere", "moderator", "coordinatorHere", "coordinatorElsewhere", "coordinator", "admin"]);
const staffHere = withRole(["moderatorHere", "moderator", "coordinatorHere", "coordinator", "admin"]);
const coordinators = withRole(["coordinatorHere", "coordinatorElsewhere", "coordinator", "admin"]);
const coordinatorsHere = withRole(["coordinatorHere", "coordinator", "admin"]);
const admins = withRole(["admin"]);
const platformCoordinators = withRole(["coordinator", "admin"]);

/** `get` and `post` are what is answered. `fields` are those of the form that is posted. */
export type Line = { address: string; get: Answers; post?: Answers; fields?: Record<string, string> };

const plan = "/plans/ogp-2026-2028";
const desk = "/desk/ogp-2026-2028";
const toList: Answer = "/en/plans/ogp-2026-2028/proposals";
/** Where an organisation's things are for those who belong to it alone. */
const ofOrganisation = { member: 200, representative: 200 } satisfies Exceptions;

export const table: Record<string, Line> = {
  "": { address: "", get: everyone(200) },
  "plans": { address: "/plans", get: everyone(200) },
  "plans/:plan": { address: plan, get: everyone(200) },
  "plans/:plan/figures": { address: `${plan}/figures`, get: everyone(200) },
  "plans/:plan/figures/:file": { address: `${plan}/figures/weeks.csv`, get: everyone(200) },
  "plans/:plan/outcome": { address: `${plan}/outcome`, get: everyone(200) },
  "plans/:plan/outcome.csv": { address: `${plan}/outcome.csv`, get: everyone(200) },
  "plans/:plan/outcome/:file": { address: `${plan}/outcome/themes.csv`, get: everyone(200) },
  "outcome": { address: "/outcome", get: everyone(`/en${plan}/outcome`) },
  "admin/plans/:plan/consulted": { address: `/admin${plan}/consulted`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  // Nobody of that id was asked.
  "admin/plans/:plan/consulted/:party": { address: `/admin${plan}/consulted/{none}`, get: coordinatorsHere(404), post: coordinatorsHere(404) },
  "plans/:plan/meetings": { address: `${plan}/meetings`, get: everyone(200) },
  "plans/:plan/documents": { address: `${plan}/documents`, get: everyone(200) },
  "plans/:plan/compliance": { address: `${plan}/compliance`, get: everyone(200) },
  "plans/:plan/compliance/evidence.zip": { address: `${plan}/compliance/evidence.zip`, get: everyone(200) },
  "admin/plans/:plan/meetings": { address: `/admin${plan}/meetings`, get: coordinatorsHere(200) },
  "admin/plans/:plan/meetings/:record": { address: `/admin${plan}/meetings/new`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/outreach": { address: `/admin${plan}/outreach`, get: coordinatorsHere(200) },
  "admin/plans/:plan/outreach/:record": { address: `/admin${plan}/outreach/new`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/documents": { address: `/admin${plan}/documents`, get: coordinatorsHere(200) },
  "admin/plans/:plan/documents/:record": { address: `/admin${plan}/documents/new`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/compliance": { address: `/admin${plan}/compliance`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "plans/:plan/themes/:theme": { address: `${plan}/themes/open-data`, get: everyone(200) },
  "plans/:plan/proposals": { address: `${plan}/proposals`, get: everyone(200) },
  "plans/:plan/proposals/new": { address: `${plan}/proposals/new`, get: everyone(200), post: everyone(`/en${plan}/proposals/new?draft=*`) },
  // Without a draft there is nothing to review.
  "plans/:plan/proposals/new/review": { address: `${plan}/proposals/new/review?draft={none}`, get: everyone(`/en${plan}/proposals/new`), post: signedIn(`/en${plan}/proposals/new`) },
  "plans/:plan/proposals/new/save": { address: `${plan}/proposals/new/save`, get: everyone(404), post: everyone(200) },
  "plans/:plan/proposals/similar": { address: `${plan}/proposals/similar?title=Busser`, get: everyone(200) },
  "plans/:plan/publications": { address: `${plan}/publications`, get: everyone(200) },
  "plans/:plan/publications/:kind/:number": { address: "/plans/ogp-2017-2019/publications/plan/1", get: everyone(200) },
  "plans/:plan/publications/:kind/:number/content.json": { address: "/plans/ogp-2017-2019/publications/plan/1/content.json", get: everyone(200) },
  "admin/plans/:plan/publication": { address: `/admin${plan}/publication`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "plans/:plan/progress": { address: `${plan}/progress`, get: everyone(200) },
  "plans/:plan/progress.csv": { address: `${plan}/progress.csv`, get: everyone(200) },
  "admin/plans/:plan/report": { address: `/admin${plan}/report`, get: coordinatorsHere(200), post: coordinatorsHere(400), fields: { intent: "save" } },
  "admin/plans/:plan/report/preview": { address: `/admin${plan}/report/preview`, get: coordinatorsHere(200), post: coordinatorsHere(400), fields: { intent: "publish_report" } },
  "admin/plans/:plan/publication/preview": { address: `/admin${plan}/publication/preview`, get: coordinatorsHere(200) },
  "about/open-government": { address: "/about/open-government", get: everyone(200) },
  "content/:page/versions": { address: "/content/rules/versions", get: everyone(200) },
  "content/:page/versions/:number": { address: "/content/rules/versions/0", get: everyone(200) },
  "admin/content": { address: "/admin/content", get: platformCoordinators(200) },
  "admin/content/:page": { address: "/admin/content/rules", get: platformCoordinators(200), post: platformCoordinators(400) },
  "plans/:plan/initiatives": { address: `${plan}/initiatives`, get: everyone(200) },
  // Nothing is published of the open plan, and a page says so.
  ...Object.fromEntries(["plan.pdf", "plan.docx", "outcome.pdf", "outcome.docx", "report.pdf", "report.docx"].map((file): [string, Line] => [`plans/:plan/${file}`, { address: `${plan}/${file}`, get: everyone(`/en${plan}/files/${file}`) }])),
  "plans/:plan/publications/:kind/:number/:file": { address: `${plan}/publications/plan/1/plan.pdf`, get: everyone(`/en${plan}/files/plan.pdf?number=1`) },
  "plans/:plan/files/:file": { address: `${plan}/files/plan.pdf`, get: everyone(404) },
  "proposals": { address: "/proposals", get: everyone(toList) },
  "proposals/:reference": { address: "/proposals/OGP28-O-0001", get: everyone(200), post: signedIn(400) },
  "proposals/:reference/comments/:comment": { address: "/proposals/OGP28-O-0001/comments/{comment}", get: everyone(200), post: signedIn(400) },
  // What others wrote is nobody's to change.
  "proposals/:reference/comments/:comment/edit": { address: "/proposals/OGP28-O-0001/comments/{comment}/edit", get: signedIn(404), post: signedIn(404), fields: { body: "x" } },
  "proposals/:reference/comments/:comment/delete": { address: "/proposals/OGP28-O-0001/comments/{comment}/delete", get: signedIn(404), post: signedIn(404) },
  // The receipt is the author's alone: for others it is not there.
  "proposals/:reference/receipt": { address: "/proposals/OGP28-O-0001/receipt", get: signedIn(404) },
  // Only its writers change a proposal, and only while it waits for an answer.
  "proposals/:reference/edit": { address: "/proposals/OGP28-O-0001/edit", get: signedIn(403), post: signedIn(403), fields: { title: "" } },
  "proposals/:reference/withdraw": { address: "/proposals/OGP28-O-0001/withdraw", get: signedIn(403), post: signedIn(403), fields: { reason: "mistake" } },
  "proposals/:reference/versions": { address: "/proposals/OGP28-O-0001/versions", get: everyone(200), post: signedIn(404) },
  "proposals/:reference/versions/:number": { address: "/proposals/OGP28-O-0001/versions/1", get: everyone(200) },
  "proposals/:reference/print": { address: "/proposals/OGP28-O-0001/print", get: everyone(200) },
  // Files are changed by who is in charge of the proposal: for others the page is not there.
  "proposals/:reference/attachments": { address: "/proposals/OGP28-O-0001/attachments", get: signedIn(404), post: signedIn(404) },
  "initiatives": { address: "/initiatives", get: everyone("/en/plans/ogp-2026-2028/initiatives") },
  "initiatives/:reference": { address: "/initiatives/OGP28-I-01", get: everyone(200), post: signedIn(400) },
  // Nobody wrote a comment of that id.
  "initiatives/:reference/comments/:comment/edit": { address: "/initiatives/OGP28-I-01/comments/{none}/edit", get: signedIn(404), post: signedIn(404), fields: { body: "x" } },
  "initiatives/:reference/comments/:comment/delete": { address: "/initiatives/OGP28-I-01/comments/{none}/delete", get: signedIn(404), post: signedIn(404) },
  "initiatives/:reference/versions": { address: "/initiatives/OGP28-I-01/versions", get: everyone(200) },

  "sign-up": { address: "/sign-up", get: everyone("/en/account", { visitor: 200 }), post: everyone("/en/account", { visitor: 400 }) },
  "sign-up/check-mail": { address: "/sign-up/check-mail", get: everyone(200), post: signedIn("/en/sign-up/check-mail?sent=1") },
  "sign-in": { address: "/sign-in", get: everyone("/en/account", { visitor: 200 }), post: everyone("/en/account", { visitor: 400 }) },
  "sign-out": { address: "/sign-out", get: everyone(200, { visitor: "/en" }), post: everyone("/en") },
  // Whose address is confirmed need not confirm it again.
  "verify-email": { address: "/verify-email", get: everyone(200), post: everyone("/en?confirmed=1", { visitor: 400, unconfirmed: 400 }) },
  "account": { address: "/account", get: signedIn(200) },
  "account/all/:kind": { address: "/account/all/comments", get: signedIn(200) },

  // Co-authors: who stands beside the author is the author's alone to decide.
  "proposals/:reference/co-authors": { address: "/proposals/OGP28-O-0001/co-authors", get: signedIn(404), post: signedIn(404), fields: { intent: "invite", email: "somebody@example.org" } },
  "plans/:plan/proposals/new/co-authors": { address: `${plan}/proposals/new/co-authors?draft={none}`, get: signedIn(404), post: signedIn(404), fields: { intent: "invite", email: "somebody@example.org" } },
  "co-author": { address: "/co-author?token=none", get: everyone(200), post: everyone(400), fields: { intent: "decline" } },

  // Organisations
  "organisations/:organisation": { address: "/organisations/{organisation}", get: everyone(200) },
  "organisations/:organisation/edit": { address: "/organisations/{organisation}/edit", get: signedIn(403, { representative: 200 }), post: signedIn(403, { representative: 409 }), fields: { name: "X", cvr: "13748136", website: "", description: "", emailDomain: "", version: "99" } },
  "organisations/:organisation/members": { address: "/organisations/{organisation}/members", get: signedIn(403, ofOrganisation), post: signedIn(403, { representative: 400 }), fields: { intent: "remove", member: "{none}" } },
  "join": { address: "/join?token=none", get: everyone(200), post: signedIn(400) },
  "account/organisations": { address: "/account/organisations", get: signedIn(200), post: signedIn(400) },
  "organisations/:organisation/drafts": { address: "/organisations/{organisation}/drafts", get: signedIn(404, ofOrganisation) },
  "organisations/:organisation/drafts/:draft": { address: "/organisations/{organisation}/drafts/{none}", get: signedIn(404), post: signedIn(404), fields: { intent: "take-back" } },

  "organisations/:organisation/positions/:reference": { address: "/organisations/{organisation}/positions/OGP28-O-0001", get: signedIn(404, ofOrganisation), post: signedIn(404, { member: "/en/organisations/{organisation}/positions/OGP28-O-0001?done=saved", representative: "/en/organisations/{organisation}/positions/OGP28-O-0001?done=saved" }), fields: { intent: "save" } },

  // Account and sign-in
  // Without a first factor there is nothing to add a second one to.
  "sign-in/second-factor": { address: "/sign-in/second-factor", get: everyone("/en/account", { visitor: "/en/sign-in?late=1" }), post: everyone("/en", { visitor: "/en/sign-in?late=1" }) },
  "account/second-factor": { address: "/account/second-factor", get: signedIn(200), post: signedIn("/en/account/second-factor", { unconfirmed: 400 }) },
  "forgot-password": { address: "/forgot-password", get: everyone(200), post: everyone(400) },
  "reset-password": { address: "/reset-password?token=none", get: everyone(200), post: everyone(400) },
  "account/profile": { address: "/account/profile", get: signedIn(200), post: signedIn(400) },
  "account/email": { address: "/account/email", get: signedIn(200), post: signedIn(400) },
  "account/email/confirm": { address: "/account/email/confirm?token=none", get: everyone(200), post: everyone(400) },
  "account/password": { address: "/account/password", get: signedIn(200), post: signedIn(400) },
  "account/security": { address: "/account/security", get: signedIn(200), post: signedIn("/en/account/security?done=session") },
  "account/notifications": { address: "/account/notifications", get: signedIn(200), post: signedIn("/en/account/notifications?done=1") },

  // Following, and being told
  "follow": { address: "/follow", get: signedIn(200), post: signedIn(400) },
  // The sealed token in the address decides, not who comes.
  "unsubscribe": { address: "/unsubscribe?token=none", get: everyone(200), post: everyone(400) },
  "account/following": { address: "/account/following", get: signedIn(200), post: signedIn("/en/account/following") },
  "account/news": { address: "/account/news", get: signedIn(200), post: signedIn("/en/account/news?done=read") },
  "account/news/:notice": { address: "/account/news/{none}", get: signedIn(404) },

  // Providers of identities
  "sign-in/with/:provider": { address: "/sign-in/with/none", get: everyone(404) },
  // Without a login of a provider one begins at the sign-in page, which sends on whoever is signed in.
  "sign-in/new-identity": { address: "/sign-in/new-identity", get: everyone("/en/sign-in?problem=expired"), post: everyone("/en/sign-in?problem=expired") },
  "sign-in/confirm-identity": { address: "/sign-in/confirm-identity?token=x", get: everyone(200), post: everyone(400) },
  "account/identities": { address: "/account/identities", get: signedIn(200), post: signedIn(404) },
  "account/identities/:provider": { address: "/account/identities/none", get: signedIn(404), post: signedIn(404) },

  // Administration
  "admin": { address: "/admin", get: coordinators("/en/admin/people") },
  "admin/plans": { address: "/admin/plans", get: coordinators(200) },
  "admin/plans/new": { address: "/admin/plans/new", get: platformCoordinators(200), post: platformCoordinators(400) },
  "admin/plans/:plan": { address: "/admin/plans/ogp-2026-2028", get: coordinatorsHere(200) },
  "admin/plans/:plan/texts": { address: "/admin/plans/ogp-2026-2028/texts", get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/themes": { address: "/admin/plans/ogp-2026-2028/themes", get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/themes/:theme": { address: "/admin/plans/ogp-2026-2028/themes/open-data", get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/phases": { address: "/admin/plans/ogp-2026-2028/phases", get: coordinatorsHere(200), post: coordinatorsHere(409) },
  // The plan is public already: announcing it again is nothing, and it is not deleted.
  "admin/plans/:plan/announce": { address: "/admin/plans/ogp-2026-2028/announce", get: coordinatorsHere(200), post: coordinatorsHere("/en/admin/plans/ogp-2026-2028?done=announced") },
  "admin/plans/:plan/close": { address: "/admin/plans/ogp-2026-2028/close", get: coordinatorsHere(200), post: coordinatorsHere(400) },
  "admin/plans/:plan/delete": { address: "/admin/plans/ogp-2026-2028/delete", get: coordinatorsHere(200), post: coordinatorsHere(409) },
  "admin/people": { address: "/admin/people?q=mette", get: coordinators(200) },
  "admin/people/:person": { address: "/admin/people/{person}", get: coordinators(200), post: coordinators(400) },
  "admin/audit": { address: "/admin/audit", get: coordinators(200) },
  "admin/audit/export": { address: "/admin/audit/export", get: coordinators(200) },
  "admin/audit/checkpoint": { address: "/admin/audit/checkpoint", get: admins("/en/admin/audit"), post: admins("/en/admin/audit?done=*") },
  "audit/checkpoints": { address: "/audit/checkpoints", get: everyone(200) },
  "admin/mail": { address: "/admin/mail", get: admins(200), post: admins("/en/admin/mail?tried=0") },

  "admin/organisations": { address: "/admin/organisations", get: platformCoordinators(200) },
  "admin/organisations/:organisation": { address: "/admin/organisations/{organisation}", get: platformCoordinators(200), post: platformCoordinators(409), fields: { intent: "verify", version: "99" } },
  // Without another one there is nothing to compare.
  "admin/organisations/:organisation/merge": { address: "/admin/organisations/{organisation}/merge", get: coordinators("/en/admin/organisations/{organisation}"), post: coordinators("/en/admin/organisations/{organisation}") },

  // My data
  "account/data": { address: "/account/data", get: signedIn(200) },
  // Only a form downloads; whoever comes by a link finds the form.
  "account/data/download": { address: "/account/data/download", get: signedIn("/en/account/data"), post: signedIn(200) },
  "account/data/names": { address: "/account/data/names", get: signedIn(200), post: signedIn(404) },
  "account/delete": { address: "/account/delete", get: signedIn(200, { leaving: "/en/account/data" }), post: signedIn(400, { leaving: "/en/account/data" }) },

  // With one plan to work on there is nothing to choose; whose plan takes no proposals is told so.
  "desk": { address: "/desk", get: staff("/en/desk/ogp-2026-2028", { moderatorElsewhere: 200, coordinatorElsewhere: 200 }) },
  "desk/:plan": { address: desk, get: staffHere(200) },
  "desk/:plan/figures": { address: `${desk}/figures`, get: staffHere(200) },
  "desk/:plan/shortlist": { address: `${desk}/shortlist?refs=OGP28-O-0001`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/board": { address: `${desk}/board`, get: staffHere(200) },
  "desk/:plan/board/move": { address: `${desk}/board/move?ref=OGP28-O-0001`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/board/:initiative": { address: `${desk}/board/OGP28-I-01`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/draft-comments": { address: `${desk}/draft-comments`, get: staffHere(200) },
  "desk/:plan/draft-comments/:comment": { address: `${desk}/draft-comments/{none}`, get: staffHere(404), post: staffHere(404) },
  "desk/:plan/initiatives": { address: `${desk}/initiatives`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/initiatives/:reference": { address: `${desk}/initiatives/OGP28-I-01`, get: staffHere(200), post: staffHere(400), fields: { intent: "save" } },
  "desk/:plan/initiatives/:reference/keep": { address: `${desk}/initiatives/OGP28-I-01/keep`, get: staff(404), post: staffHere(200), fields: { "title.da": "x", page: "p", version: "1", draft: "" } },
  "desk/:plan/progress": { address: `${desk}/progress`, get: staffHere(200) },
  // A draft is not carried out yet.
  "desk/:plan/initiatives/:reference/progress": { address: `${desk}/initiatives/OGP28-I-01/progress`, get: staffHere(404), post: staffHere(404) },
  "desk/:plan/initiatives/:reference/coding": { address: `${desk}/initiatives/OGP28-I-01/coding`, get: coordinatorsHere(404), post: coordinatorsHere(404) },
  "desk/:plan/initiatives/:reference/versions": { address: `${desk}/initiatives/OGP28-I-01/versions`, get: staffHere(200), post: staffHere(404) },
  "desk/:plan/settings": { address: `${desk}/settings`, get: staffHere(200), post: withRole(["coordinatorHere", "coordinator", "admin"])(400) },
  "desk/:plan/bulk": { address: `${desk}/bulk?refs=OGP28-O-0001`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/bulk/jobs": { address: `${desk}/bulk/jobs`, get: staffHere(200) },
  "desk/:plan/bulk/:job": { address: `${desk}/bulk/{bulk}`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/bulk/:job/report.csv": { address: `${desk}/bulk/{bulk}/report.csv`, get: staffHere(200) },
  "desk/:plan/export.csv": { address: `${desk}/export.csv`, get: staffHere(200) },
  "desk/:plan/export.xlsx": { address: `${desk}/export.xlsx?what=comments`, get: staffHere(200) },
  "desk/:plan/comments/:comment/hide": { address: `${desk}/comments/{comment}/hide`, get: staffHere(200), post: staffHere(400) },
  // Reports, decisions and objections
  "proposals/:reference/report": { address: "/proposals/OGP28-O-0001/report", get: everyone(200), post: everyone(400) },
  // The reasons for hiding a text are its writers' alone, and it is not hidden.
  "proposals/:reference/decision": { address: "/proposals/OGP28-O-0001/decision", get: signedIn(404), post: signedIn(404) },
  "reports": { address: "/reports", get: everyone(200) },
  "reports/:number": { address: "/reports/{report}", get: everyone(200) },
  "desk/:plan/criteria": { address: `${desk}/criteria`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/assessments": { address: `${desk}/assessments`, get: staffHere(200) },
  "desk/:plan/assessments/rules": { address: `${desk}/assessments/rules`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/assess": { address: `${desk}/OGP28-O-0001/assess`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/assessors": { address: `${desk}/OGP28-O-0001/assessors`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/conflict": { address: `${desk}/OGP28-O-0001/conflict`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/authority": { address: `${desk}/OGP28-O-0001/authority`, get: staffHere(200), post: staffHere(400) },
  "authority/:token/progress": { address: "/authority/none/progress", get: everyone(404), post: everyone(400) },
  "authority/:token": { address: "/authority/none", get: everyone(404), post: everyone(400) },
  "desk/:plan/reports": { address: `${desk}/reports`, get: staffHere(200) },
  "desk/:plan/reports/:number": { address: `${desk}/reports/{report}`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/objections/:decision": { address: `${desk}/objections/{objection}`, get: staffHere(200), post: staffHere(400) },

  "desk/:plan/views": { address: `${desk}/views`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/keys": { address: `${desk}/keys`, get: staffHere(200) },
  "desk/:plan/:reference/assign": { address: `${desk}/OGP28-O-0001/assign`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/stage": { address: `${desk}/OGP28-O-0001/stage`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/note": { address: `${desk}/OGP28-O-0001/note`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/undo": { address: `${desk}/OGP28-O-0001/undo`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/history": { address: `${desk}/OGP28-O-0001/history`, get: staffHere(200) },
  "desk/:plan/:reference/presence": { address: `${desk}/OGP28-O-0001/presence`, get: staff(404), post: staffHere(200) },
  "desk/:plan/duplicates": { address: `${desk}/duplicates`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/merge": { address: `${desk}/OGP28-O-0001/merge`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/split": { address: `${desk}/OGP28-O-0001/split`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/undo-joining": { address: `${desk}/OGP28-O-0001/undo-joining`, get: staffHere(200), post: staffHere(400) },
  // Moderation
  "plans/:plan/moderation": { address: `${plan}/moderation`, get: everyone(200) },
  "plans/:plan/moderation/csv": { address: `${plan}/moderation/csv`, get: everyone(200) },
  "desk/:plan/decisions": { address: `${desk}/decisions`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/comments/:comment/redact": { address: `${desk}/comments/{comment}/redact`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/comments/:comment/restore": { address: `${desk}/comments/{comment}/restore`, get: staffHere(200), post: staffHere(409) },
  "desk/:plan/comments/:comment/writer": { address: `${desk}/comments/{comment}/writer`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/hide": { address: `${desk}/OGP28-O-0001/hide`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/redact": { address: `${desk}/OGP28-O-0001/redact`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/screen": { address: `${desk}/OGP28-O-0001/screen`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference/writer": { address: `${desk}/OGP28-O-0001/writer`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/:reference": { address: `${desk}/OGP28-O-0001`, get: staffHere(200), post: staffHere(400) },

  // Answers
  "desk/:plan/:reference/answer": { address: `${desk}/OGP28-O-0001/answer`, get: staffHere(200), post: staffHere(400) },
  "desk/:plan/answers": { address: `${desk}/answers`, get: staffHere(200) },
  "desk/:plan/answers/publish": { address: `${desk}/answers/publish?all=1`, get: staffHere(200), post: staffHere(200) },
  "desk/:plan/templates": { address: `${desk}/templates`, get: staffHere(200) },
  "desk/:plan/templates/:template": { address: `${desk}/templates/new`, get: coordinatorsHere(200), post: coordinatorsHere(400) },
  // Only whose the proposal is replies to the answer.
  "proposals/:reference/reply-to-answer": { address: "/proposals/OGP28-O-0001/reply-to-answer", get: signedIn(404), post: signedIn(404) },

  "about": { address: "/about", get: everyone(200) },
  "accessibility": { address: "/accessibility", get: everyone(200) },
  "privacy": { address: "/privacy", get: everyone(200) },
  "rules": { address: "/rules", get: everyone(200) },
  "demo/mail": { address: "/demo/mail", get: everyone(200) },
  "*": { address: "/none/such", get: everyone(404), post: everyone(404) },
};
