import type { forms as danish } from "../da/forms.ts";

export const forms: typeof danish = {
  fieldErrors: {
    too_long: (max, length) => `Write at most ${max.toLocaleString("en-GB")} characters. There are ${length.toLocaleString("en-GB")}.`,
    name_missing: "Enter your name",
    email_missing: "Enter your e-mail address",
    email_wrong: "Enter the e-mail address so that it looks like name@example.com",
    participant_missing: "Choose who you take part as",
    organisation_missing: "Enter the name of the organisation",
    cvr_missing: "Enter the organisation's CVR number",
    cvr_wrong: "The CVR number is not valid. It has 8 digits, which you can find at datacvr.virk.dk",
    password_short: "Choose a password of at least 12 characters",
    password_long: "Choose a password of at most 200 characters",
    password_common: "That password is too easy to guess. Choose another, for instance four words that do not belong together",
    password_missing: "Enter your password",
    credentials_wrong: "The e-mail address and the password do not match. Try again",
    theme_missing: "Choose the theme that the proposal belongs to",
    theme_unknown: "Choose one of the themes",
    title_missing: "Write a title",
    problem_missing: "Write what the problem is",
    change_missing: "Write what you propose",
    effect_missing: "Write what it will lead to",
    display_missing: "Choose how your name is shown",
    comment_missing: "Write your comment",
    reply_missing: "Write your reply",
    stance_missing: "Choose whether you are for, against or have a question",
    outcome_missing: "Choose an outcome",
    reason_missing: "Write the reason. Only a proposal that is fully adopted can be answered without one",
    merged_missing: "Enter the reference of the proposal that this one is merged with, such as OGP28-C-0042",
    merged_unknown: "There is no proposal in the plan with that reference",
    merged_circle: "A proposal cannot be merged with itself, not even in a roundabout way",
    forwarded_missing: "Write who the proposal was forwarded to",
    hide_reason_missing: "Choose a reason for hiding it",
    hide_note_missing: "Tell the author what is wrong",
    degree_missing: "Choose how much of the proposal is adopted",
    initiative_missing: "Choose an initiative, or begin a new one",
    initiative_unknown: "The initiative does not exist or is no longer a draft",
    initiative_title_missing: "Write a title for the initiative",
    proposals_missing: "Choose at least one proposal",
    proposals_of_several_plans: "The proposals belong to different plans",
    own_among_them: "One of the proposals is your own or your organisation's. Someone else must handle it",
    proposal_withdrawn: "One of the proposals was withdrawn or is hidden",
    // Organisations
    // ---
    // Account and sign-in
    email_same: "That is the address you have now",
    password_by_link: "Your account has no password. Get a link by mail with which to choose one",
    confirm_email_first: "Confirm your e-mail address first",
    password_wrong: "That is not the right password. Try again",
    sign_in_again: "Sign out and in again first, so that we know it is you",
    demo_shared: "This is an invented person whom everybody can sign in as, so how to sign in cannot be changed",
    code_missing: "Enter the code that the app shows",
    code_wrong: "That code does not fit. Wait for the next one and enter that. If it does not fit either, check the clock of your phone",
    recovery_code_wrong: "That recovery code does not fit, or it has been used. Try another one",
    second_factor_not_begun: "Begin by turning on two-step sign-in",
    second_factor_is_on: "Two-step sign-in is on already",
    second_factor_is_off: "Two-step sign-in is off already",
    second_factor_needed: "You have a role on the platform, so two-step sign-in cannot be turned off",
    // ---
    // Providers of identities
    // ---
    // Administration
    // ---
    // My data
    // ---
    invalid: "Choose one of the options",
  },
  refusals: {
    sign_in_first: "Sign in first. What you wrote comes with you.",
    verify_email_first: "Confirm your e-mail address first. We have sent you a link.",
    phase_coming: (date) => `You can take part from ${date}.`,
    phase_over: (date) => `This closed on ${date}.`,
    not_open: "The plan does not take contributions.",
    hidden: "The proposal is hidden, so it cannot be supported or commented on.",
    withdrawn: "The proposal was withdrawn, so it cannot be supported or commented on.",
    own_proposal: "You cannot support your own proposal.",
  },
  charactersLeft: (max) => `At most ${max.toLocaleString("en-GB")} characters`,
  charactersCount: { left: "{n} characters left", over: "{n} characters too many" },
  optional: "optional",
  cprWarning: "Your text contains what looks like a CPR number. Everything you write becomes public: remove the number before you send.",
};
