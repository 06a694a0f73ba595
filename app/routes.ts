import { index, route, type RouteConfig } from "@remix-run/route-config";

/** The whole URL map. Pages live under their language; what is outside has none. */
export default [
  index("routes/language-choice.tsx"),
  route(":lang", "routes/language.tsx", [
    index("routes/home.tsx"),

    route("plans", "routes/plans/list.tsx"),
    route("plans/:plan", "routes/plans/plan.tsx"),
    route("plans/:plan/themes/:theme", "routes/plans/theme.tsx"),
    route("plans/:plan/proposals", "routes/proposals/list.tsx"),
    route("plans/:plan/proposals/new", "routes/proposals/write.tsx"),
    route("plans/:plan/proposals/new/review", "routes/proposals/review.tsx"),
    route("plans/:plan/proposals/new/save", "routes/proposals/save-draft.ts"),
    route("plans/:plan/proposals/similar", "routes/proposals/similar.tsx"),
    route("plans/:plan/initiatives", "routes/initiatives/list.tsx"),
    route("proposals", "routes/proposals/current.ts"),
    route("proposals/:reference", "routes/proposals/proposal.tsx"),
    route("proposals/:reference/comments/:comment", "routes/proposals/comment.tsx"),
    route("proposals/:reference/comments/:comment/edit", "routes/proposals/edit-comment.tsx"),
    route("proposals/:reference/comments/:comment/delete", "routes/proposals/delete-comment.tsx"),
    route("proposals/:reference/receipt", "routes/proposals/receipt.tsx"),
    route("proposals/:reference/edit", "routes/proposals/edit.tsx"),
    route("proposals/:reference/withdraw", "routes/proposals/withdraw.tsx"),
    route("proposals/:reference/versions", "routes/proposals/versions.tsx"),
    route("proposals/:reference/versions/:number", "routes/proposals/version.tsx"),
    route("proposals/:reference/print", "routes/proposals/print.tsx"),
    // Co-authors
    route("proposals/:reference/co-authors", "routes/co-authors/proposal.tsx"),
    route("plans/:plan/proposals/new/co-authors", "routes/co-authors/draft.tsx"),
    route("co-author", "routes/co-authors/answer.tsx"),

    route("proposals/:reference/attachments", "routes/attachments/of-proposal.tsx"),
    route("initiatives", "routes/initiatives/current.ts"),
    route("initiatives/:reference", "routes/initiatives/initiative.tsx"),

    route("sign-up", "routes/accounts/sign-up.tsx"),
    route("sign-up/check-mail", "routes/accounts/check-mail.tsx"),
    route("sign-in", "routes/accounts/sign-in.tsx"),
    route("sign-out", "routes/accounts/sign-out.tsx"),
    route("verify-email", "routes/accounts/verify-email.tsx"),
    route("account", "routes/accounts/account.tsx"),
    route("account/all/:kind", "routes/accounts/all.tsx"),

    // Organisations
    route("organisations/:organisation/drafts", "routes/organisations/drafts.tsx"),
    route("organisations/:organisation/drafts/:draft", "routes/organisations/draft.tsx"),
    route("organisations/:organisation", "routes/organisations/profile.tsx"),
    route("organisations/:organisation/edit", "routes/organisations/edit.tsx"),
    route("organisations/:organisation/members", "routes/organisations/members.tsx"),
    route("organisations/:organisation/positions/:reference", "routes/organisations/position.tsx"),
    route("join", "routes/organisations/join.tsx"),
    route("account/organisations", "routes/accounts/organisations.tsx"),
    route("admin/organisations", "routes/admin/organisations.tsx"),
    route("admin/organisations/:organisation", "routes/admin/organisation.tsx"),
    route("admin/organisations/:organisation/merge", "routes/admin/merge-organisations.tsx"),

    // Account and sign-in
    route("sign-in/second-factor", "routes/accounts/second-factor-sign-in.tsx"),
    route("forgot-password", "routes/accounts/forgot-password.tsx"),
    route("reset-password", "routes/accounts/reset-password.tsx"),
    route("account/profile", "routes/accounts/profile.tsx"),
    route("account/email", "routes/accounts/email.tsx"),
    route("account/email/confirm", "routes/accounts/email-confirm.tsx"),
    route("account/password", "routes/accounts/password.tsx"),
    route("account/security", "routes/accounts/security.tsx"),
    route("account/second-factor", "routes/accounts/second-factor.tsx"),
    route("account/notifications", "routes/accounts/notifications.tsx"),

    // Following, and being told
    route("follow", "routes/following/follow.tsx"),
    route("unsubscribe", "routes/following/unsubscribe.tsx"),
    route("account/following", "routes/following/list.tsx"),
    route("account/news", "routes/following/news.tsx"),
    route("account/news/:notice", "routes/following/open-notice.ts"),

    // Providers of identities
    route("sign-in/with/:provider", "routes/identities/start.tsx"),
    route("sign-in/new-identity", "routes/identities/new-identity.tsx"),
    route("sign-in/confirm-identity", "routes/identities/confirm.tsx"),
    route("account/identities", "routes/identities/own.tsx"),
    route("account/identities/:provider", "routes/identities/connect.tsx"),

    // Administration
    route("admin", "routes/admin/start.ts"),
    route("admin/people", "routes/admin/people.tsx"),
    route("admin/people/:person", "routes/admin/person.tsx"),
    route("admin/mail", "routes/admin/mail.tsx"),

    // My data
    route("account/data", "routes/my-data/data.tsx"),
    route("account/data/download", "routes/my-data/download.ts"),
    route("account/data/names", "routes/my-data/names.tsx"),
    route("account/delete", "routes/my-data/delete.tsx"),

    route("desk", "routes/desk/choose-plan.tsx"),
    route("desk/:plan", "routes/desk/inbox.tsx"),
    route("desk/:plan/shortlist", "routes/desk/shortlist.tsx"),
    route("desk/:plan/bulk", "routes/desk/bulk.tsx"),
    route("desk/:plan/bulk/jobs", "routes/desk/bulk-jobs.tsx"),
    route("desk/:plan/bulk/:job", "routes/desk/bulk-job.tsx"),
    route("desk/:plan/bulk/:job/report.csv", "routes/desk/bulk-report.ts"),
    route("desk/:plan/export.csv", "routes/desk/export-csv.ts"),
    route("desk/:plan/export.xlsx", "routes/desk/export-xlsx.ts"),
    route("desk/:plan/comments/:comment/hide", "routes/desk/hide-comment.tsx"),
    route("desk/:plan/:reference", "routes/desk/case.tsx"),

    // Reports, decisions and objections
    route("proposals/:reference/report", "routes/reports/report.tsx"),
    route("proposals/:reference/decision", "routes/reports/statement.tsx"),
    route("reports", "routes/reports/find.tsx"),
    route("reports/:number", "routes/reports/status.tsx"),
    route("desk/:plan/reports", "routes/desk/reports.tsx"),
    route("desk/:plan/reports/:number", "routes/desk/report.tsx"),
    route("desk/:plan/objections/:decision", "routes/desk/objection.tsx"),

    route("about", "routes/content/about.tsx"),
    route("accessibility", "routes/content/accessibility.tsx"),
    route("privacy", "routes/content/privacy.tsx"),
    route("rules", "routes/content/rules.tsx"),
    route("demo/mail", "routes/demo/mail.tsx"),
    route("*", "routes/not-found.tsx"),
  ]),
  // The address that providers of identities send people back to: it is registered with them, and has no language.
  route("sign-in/callback/:provider", "routes/identities/callback.tsx"),
  // Feed readers keep an address for years; the language of the words is asked for in it.
  route("feeds/proposals/:reference", "routes/feeds/proposal.ts"),
  route("was", "routes/content/was.ts"),
  route("attachments/:id/:name", "routes/attachments/download.ts"),
] satisfies RouteConfig;
