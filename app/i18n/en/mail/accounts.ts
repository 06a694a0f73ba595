import type { Role } from "#db/values.ts";
import { format } from "../../format.ts";
import type { AccountMails } from "../../mail-words.ts";

const roles: Record<Role, string> = { moderator: "a moderator", coordinator: "a coordinator", admin: "an administrator" };
const onPlan = (plan: string) => (plan === "" ? "for all of Samplan" : `for the plan “${plan}”`);

/** Mails about one's own account. They are always sent. */
export const accountMails = {
  // Without a name: it was written by whoever signs up, and the receiver may be somebody else.
  verify_email: ({ token, returnTo }, links) => ({
    subject: "Confirm your e-mail address",
    paragraphs: [
      "Hello",
      "You signed up to Samplan with this e-mail address. Confirm it with the link below, and you can put forward proposals, comment, and support what others propose.",
      "The link works once, for two days. If it was not you who signed up, you do not need to do anything.",
    ],
    link: { text: "Confirm your e-mail address", href: links.verifyEmail(token, returnTo) },
  }),
  already_registered: ({ name }, links) => ({
    subject: "You already have an account",
    paragraphs: [
      `Hello ${name},`,
      "Somebody tried to sign up to Samplan with your e-mail address. You already have an account, so no new one was made.",
      "If it was you, just sign in. If it was not, you do not need to do anything: nobody got into your account.",
    ],
    link: { text: "Sign in", href: links.signIn },
  }),
  // Without a name: the receiver has not yet confirmed that the address is theirs.
  email_change_confirm: ({ token }, links) => ({
    subject: "Confirm your new e-mail address",
    paragraphs: [
      "Hello",
      "Somebody wants to use this e-mail address for their account at Samplan. If it is you, confirm it with the link below.",
      "The link works once, for two days. If it is not you, you do not need to do anything, and nothing happens.",
    ],
    link: { text: "Confirm the new address", href: links.confirmEmail(token) },
  }),
  email_change_notice: ({ name, email }, links) => ({
    subject: "Your e-mail address is about to change",
    paragraphs: [
      `Hello ${name},`,
      `Somebody asked to change the e-mail address of your account at Samplan to ${email}. It changes only when the new address has been confirmed.`,
      "If it was not you, change your password now. Then the address stays as it is.",
    ],
    link: { text: "See the security of your account", href: links.security },
  }),
  email_changed: ({ name, email }, links) => ({
    subject: "Your e-mail address has changed",
    paragraphs: [
      `Hello ${name},`,
      `The e-mail address of your account at Samplan is now ${email}. From now on you sign in with that one.`,
      "If it was not you, write at once to the authority behind the plan. Its address is on the page about privacy.",
    ],
    link: { text: "Sign in", href: links.signIn },
  }),
  password_reset: ({ name, token }, links) => ({
    subject: "Choose a new password",
    paragraphs: [
      `Hello ${name},`,
      "Somebody asked for a new password for your account at Samplan. Choose it with the link below.",
      "The link works once, for 30 minutes. If it was not you, you do not need to do anything: your password is the same as before.",
    ],
    link: { text: "Choose a new password", href: links.resetPassword(token) },
  }),
  password_changed: ({ name }, links) => ({
    subject: "Your password has changed",
    paragraphs: [
      `Hello ${name},`,
      "The password of your account at Samplan has changed. You are signed out everywhere else.",
      "If it was not you, choose a new password at once with the link below.",
    ],
    link: { text: "Choose a new password", href: links.forgotPassword },
  }),
  second_factor_on: ({ name }, links) => ({
    subject: "Your account now has two-step sign-in",
    paragraphs: [
      `Hello ${name},`,
      "From now on you need a code from your authenticator app to sign in to Samplan. Keep your recovery codes in a safe place: they work if you lose your phone.",
      "If it was not you, change your password now.",
    ],
    link: { text: "See the security of your account", href: links.security },
  }),
  second_factor_off: ({ name }, links) => ({
    subject: "Two-step sign-in is off",
    paragraphs: [
      `Hello ${name},`,
      "You no longer need a code from an authenticator app to sign in to Samplan.",
      "If it was not you, change your password now, and turn two-step sign-in on again.",
    ],
    link: { text: "See the security of your account", href: links.security },
  }),
  identity_link: ({ name, token, provider }, links) => ({
    subject: `Connect ${provider} with your account`,
    paragraphs: [
      `Hello ${name},`,
      `Somebody signed in with ${provider} and wants to use it for your account at Samplan. If it is you, confirm it with the link below, in the same browser.`,
      "The link works once, for 30 minutes. If it is not you, you do not need to do anything: nobody got into your account.",
    ],
    link: { text: `Connect ${provider}`, href: links.confirmIdentity(token) },
  }),
  identity_linked: ({ name, provider }, links) => ({
    subject: `You can now sign in with ${provider}`,
    paragraphs: [
      `Hello ${name},`,
      `Your account at Samplan is connected with ${provider}.`,
      "If it was not you, remove the connection and change your password.",
    ],
    link: { text: "See the security of your account", href: links.security },
  }),
  role_granted: ({ name, role, plan }, links) => ({
    subject: `You are now ${roles[role]} at Samplan`,
    paragraphs: [
      `Hello ${name},`,
      `You are now ${roles[role]} ${onPlan(plan)}.`,
      "The role works once your account has two-step sign-in. You are asked to turn it on the first time you open the desk.",
    ],
    link: { text: "Open the desk", href: links.desk },
  }),
  role_revoked: ({ name, role, plan }, links) => ({
    subject: `You are no longer ${roles[role]} at Samplan`,
    paragraphs: [`Hello ${name},`, `You are no longer ${roles[role]} ${onPlan(plan)}. Nothing else about your account has changed.`],
    link: { text: "See your account", href: links.account },
  }),
  deletion_planned: ({ name, date }, links) => ({
    subject: "Your account is going to be deleted",
    paragraphs: [
      `Hello ${name},`,
      `You asked for your account at Samplan to be deleted. That happens on ${format.date("en", new Date(date))}.`,
      "Your personal data is removed. What you sent in stays under a neutral code, and what you sent for an organisation stays in the organisation's name.",
      "If you have changed your mind, or if it was not you, sign in before then and keep the account.",
    ],
    link: { text: "Sign in and keep the account", href: links.data },
  }),
  deletion_cancelled: ({ name }, links) => ({
    subject: "Your account is not going to be deleted",
    paragraphs: [`Hello ${name},`, "You changed your mind about deleting your account at Samplan. Everything is as it was."],
    link: { text: "See your account", href: links.account },
  }),
  account_deleted: ({ name }) => ({
    subject: "Your account has been deleted",
    paragraphs: [`Hello ${name},`, "Your account at Samplan has been deleted, and your personal data has been removed. This mail is the last one you get from us."],
  }),
  retention_notice: ({ name, date }, links) => ({
    subject: "Your account is going to be deleted unless you use it",
    paragraphs: [
      `Hello ${name},`,
      `You have not used your account at Samplan for a long time, and the plans that you took part in are closed. We keep nothing about you longer than we need to, so the account is going to be deleted on ${format.date("en", new Date(date))}.`,
      "To keep it, just sign in before then.",
    ],
    link: { text: "Sign in and keep the account", href: links.signIn },
  }),
} satisfies AccountMails;
