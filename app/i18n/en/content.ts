import type { content as danish } from "../da/content.ts";

export const content: typeof danish = {
  about: {
    title: "About Samplan",
    lead: "Here a country writes its open government action plan together with the people it is for.",
    sections: [
      { heading: "How it works", paragraphs: ["Citizens, businesses, associations and public authorities make proposals under the themes of the plan and comment on each other's.", "Moderators consider each proposal, answer it with a reason, and gather the best into draft initiatives. The coordinator publishes the plan and reports on how it is going."] },
      { heading: "Our promise", paragraphs: ["No proposal is left unanswered, and anyone can check it. Every proposal has a page with its journey from received to answered, and every initiative shows the proposals it came from."] },
      { heading: "Open Government Partnership", paragraphs: ["The Open Government Partnership (OGP) is an international body whose members make action plans for transparency, participation and accountability. Denmark's plan for 2017-2019 can be read here, with its initiatives and sources."] },
    ],
  },
  accessibility: {
    title: "Accessibility statement",
    lead: "Everyone must be able to use Samplan: with a screen reader, by keyboard alone, on a small screen or without JavaScript.",
    sections: [
      { heading: "What we have done", paragraphs: ["The site is built to WCAG 2.2 at level AA, which goes beyond what the law asks (EN 301 549). Every page is tested automatically with axe in Danish and English, on phone and desktop, and the main journeys are carried out by keyboard alone."] },
      { heading: "What is missing", paragraphs: ["The site has not yet been tried by people who use a screen reader every day, nor by an independent party."] },
    ],
    operator: { heading: "Tell us", demo: "This is a demonstration. The authority that puts Samplan to use gives a telephone number and a written contact here.", unknown: "The authority that runs this site has not given a telephone number and a written contact yet." },
  },
  privacy: {
    title: "Privacy",
    lead: "We ask for as little as possible and show only what you choose to show.",
    sections: [
      { heading: "What is public", paragraphs: ["Your proposals and comments are public. With each of them you choose whether your name, your organisation only, or a neutral code stands beside it."] },
      { heading: "What is never public", paragraphs: ["Your e-mail address and your password. The password is kept only as a fingerprint that cannot be read back (argon2id). We never keep CPR numbers: do not write them.", "If you sign in with MitID or another service, we keep the service's own name for you, the level of assurance, and whether it was a private or a business sign-in with a CVR number."] },
      { heading: "What we keep", paragraphs: ["Your name, your e-mail address, what you write and support, which organisations you belong to, and in which browsers you are signed in. What was done, and by whom, is in a log without names, addresses or text.", "If you report a text without an account, we keep your e-mail address until it is decided, but for half a year at most. What you write in the report we keep for a year after the decision.", "You can see and download all of it under My data when you are signed in."] },
      { heading: "Your name and your account", paragraphs: ["You can always remove your name from what you wrote. You can also delete your account: after 14 days, in which you can change your mind, your personal data is gone. What you wrote as a private person stays under a neutral code, and what you wrote for an organisation stays in its name."] },
      { heading: "Cookies", paragraphs: ["We use necessary cookies only: one while you are signed in, one that remembers your language, one that finds your draft again, and one that remembers that you have signed in with this browser before, so that the wrong attempts of others do not keep you out. While you sign in there are a few more, for ten minutes at most. No tracking, and nothing from anyone else."] },
      { heading: "The legal basis", paragraphs: ["The data is processed for a task carried out in the public interest (GDPR Article 6(1)(e))."] },
    ],
    retention: { heading: "How long", text: (days) => `We delete an account that nobody confirms after 30 days. We delete an account that is not used ${days.toLocaleString("en-GB")} days after the last plan you took part in has ended. You get a mail 30 days before. Of mail we have sent we keep the address for 7 days.` },
    operator: { heading: "The controller", demo: "This is a demonstration. The authority that puts Samplan to use states here who the controller is and how to reach them.", unknown: "The authority that runs this site has not stated yet who the controller is." },
  },
  rules: {
    title: "Rules of participation",
    lead: "The rules are few. They are there so that everyone can take part.",
    sections: [
      { heading: "Stay on topic", paragraphs: ["Keep to the themes of the plan, and be civil. Criticism is welcome."] },
      { heading: "What we hide", paragraphs: ["Libellous or confidential content, offensive content, advertising, unlawful content and other people's personal data. If something is hidden, its author is told why, and its place in the journey remains."] },
      { heading: "Report a text", paragraphs: ["If you see a text that breaks the rules or the law, choose “Report” beside it. You do not need an account, but give an e-mail address, so that a receipt and the decision reach you. The author is not told who reported the text.", "A moderator reads the text and decides whether it is hidden or stays. It is always a human who decides, and the decision has a reason.", "Whoever has had a text hidden is told why, and by which rule or law, and can object once within six months. Wherever possible, another moderator looks at the objection. If it is upheld, the text is shown again. Everybody can also complain to the authority that is responsible for the plan, or go to court."] },
      { heading: "Edit or withdraw", paragraphs: ["As long as the plan takes proposals and yours is not answered, you can edit it. Every version of the text can be read, and those who support the proposal are told if much has changed. You can withdraw the proposal until consideration ends. It stays, with your reason."] },
      { heading: "Say who you are", paragraphs: ["You choose whether your name is shown, but never pose as somebody else. If you write for an organisation, make sure you are authorised to."] },
    ],
  },
  demoMail: { title: "The demonstration's mail", lead: "In a demonstration no mail is sent. Here it stands as it would have been sent. Anyone can read it.", none: "No mail yet", noneText: "Create an account or send a proposal: a message will appear here." },
};
