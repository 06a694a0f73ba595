import type { Role } from "#db/values.ts";
import { format } from "../../format.ts";
import type { AccountMails } from "../../mail-words.ts";

const roles: Record<Role, string> = { moderator: "moderator", coordinator: "koordinator", admin: "administrator" };
const onPlan = (plan: string) => (plan === "" ? "på hele Samplan" : `på planen »${plan}«`);

/** Mails om ens egen konto. De sendes altid. */
export const accountMails = {
  // Uden navn: det er skrevet af den, der opretter kontoen, og modtageren er måske en anden.
  verify_email: ({ token, returnTo }, links) => ({
    subject: "Bekræft din e-mailadresse",
    paragraphs: [
      "Hej",
      "Du har oprettet en konto på Samplan med denne e-mailadresse. Bekræft adressen med linket herunder, så kan du stille forslag, kommentere og støtte andres forslag.",
      "Linket virker én gang og i to døgn. Er det ikke dig, der har oprettet kontoen, behøver du ikke gøre noget.",
    ],
    link: { text: "Bekræft din e-mailadresse", href: links.verifyEmail(token, returnTo) },
  }),
  already_registered: ({ name }, links) => ({
    subject: "Du har allerede en konto",
    paragraphs: [
      `Hej ${name}`,
      "Nogen har prøvet at oprette en konto på Samplan med din e-mailadresse. Du har allerede en konto, så der er ikke oprettet en ny.",
      "Var det dig, kan du bare logge ind. Var det ikke dig, behøver du ikke gøre noget: ingen har fået adgang til din konto.",
    ],
    link: { text: "Log ind", href: links.signIn },
  }),
  // Uden navn: modtageren har endnu ikke bekræftet, at adressen er dennes.
  email_change_confirm: ({ token }, links) => ({
    subject: "Bekræft din nye e-mailadresse",
    paragraphs: [
      "Hej",
      "Nogen vil bruge denne e-mailadresse til sin konto på Samplan. Er det dig, så bekræft adressen med linket herunder.",
      "Linket virker én gang og i to døgn. Er det ikke dig, behøver du ikke gøre noget: så sker der ikke noget.",
    ],
    link: { text: "Bekræft den nye adresse", href: links.confirmEmail(token) },
  }),
  email_change_notice: ({ name, email }, links) => ({
    subject: "Din e-mailadresse er ved at blive ændret",
    paragraphs: [
      `Hej ${name}`,
      `Der er bedt om at ændre e-mailadressen på din konto på Samplan til ${email}. Den bliver først ændret, når den nye adresse er bekræftet.`,
      "Var det ikke dig, så skift din adgangskode nu. Så bliver adressen ikke ændret.",
    ],
    link: { text: "Se din kontos sikkerhed", href: links.security },
  }),
  email_changed: ({ name, email }, links) => ({
    subject: "Din e-mailadresse er ændret",
    paragraphs: [
      `Hej ${name}`,
      `E-mailadressen på din konto på Samplan er nu ${email}. Det er den, du logger ind med fra nu af.`,
      "Var det ikke dig, så skriv straks til den myndighed, der står for planen. Adressen står på siden om privatliv.",
    ],
    link: { text: "Log ind", href: links.signIn },
  }),
  password_reset: ({ name, token }, links) => ({
    subject: "Vælg en ny adgangskode",
    paragraphs: [
      `Hej ${name}`,
      "Der er bedt om en ny adgangskode til din konto på Samplan. Vælg den med linket herunder.",
      "Linket virker én gang og i 30 minutter. Var det ikke dig, behøver du ikke gøre noget: din adgangskode er den samme som før.",
    ],
    link: { text: "Vælg en ny adgangskode", href: links.resetPassword(token) },
  }),
  password_changed: ({ name }, links) => ({
    subject: "Din adgangskode er ændret",
    paragraphs: [
      `Hej ${name}`,
      "Adgangskoden til din konto på Samplan er ændret. Du er logget ud alle andre steder.",
      "Var det ikke dig, så vælg straks en ny adgangskode med linket herunder.",
    ],
    link: { text: "Vælg en ny adgangskode", href: links.forgotPassword },
  }),
  second_factor_on: ({ name }, links) => ({
    subject: "Din konto har fået totrinslogin",
    paragraphs: [
      `Hej ${name}`,
      "Fra nu af skal du bruge en kode fra din kodeapp, når du logger ind på Samplan. Gem dine nødkoder et sikkert sted: de virker, hvis du mister din telefon.",
      "Var det ikke dig, så skift din adgangskode nu.",
    ],
    link: { text: "Se din kontos sikkerhed", href: links.security },
  }),
  second_factor_off: ({ name }, links) => ({
    subject: "Totrinslogin er slået fra",
    paragraphs: [
      `Hej ${name}`,
      "Du skal ikke længere bruge en kode fra en kodeapp, når du logger ind på Samplan.",
      "Var det ikke dig, så skift din adgangskode nu, og slå totrinslogin til igen.",
    ],
    link: { text: "Se din kontos sikkerhed", href: links.security },
  }),
  identity_link: ({ name, token, provider }, links) => ({
    subject: `Forbind ${provider} med din konto`,
    paragraphs: [
      `Hej ${name}`,
      `Nogen har logget ind med ${provider} og vil bruge det til din konto på Samplan. Er det dig, så bekræft med linket herunder i den samme browser.`,
      "Linket virker én gang og i 30 minutter. Er det ikke dig, behøver du ikke gøre noget: ingen har fået adgang til din konto.",
    ],
    link: { text: `Forbind ${provider}`, href: links.confirmIdentity(token) },
  }),
  identity_linked: ({ name, provider }, links) => ({
    subject: `Du kan nu logge ind med ${provider}`,
    paragraphs: [
      `Hej ${name}`,
      `Din konto på Samplan er forbundet med ${provider}.`,
      "Var det ikke dig, så fjern forbindelsen, og skift din adgangskode.",
    ],
    link: { text: "Se din kontos sikkerhed", href: links.security },
  }),
  role_granted: ({ name, role, plan }, links) => ({
    subject: `Du er blevet ${roles[role]} på Samplan`,
    paragraphs: [
      `Hej ${name}`,
      `Du har fået rollen ${roles[role]} ${onPlan(plan)}.`,
      "Rollen virker, når din konto har totrinslogin. Du bliver bedt om at slå det til, første gang du åbner sagsbordet.",
    ],
    link: { text: "Åbn sagsbordet", href: links.desk },
  }),
  role_revoked: ({ name, role, plan }, links) => ({
    subject: `Du er ikke længere ${roles[role]} på Samplan`,
    paragraphs: [`Hej ${name}`, `Du har ikke længere rollen ${roles[role]} ${onPlan(plan)}. Din konto er ellers uændret.`],
    link: { text: "Se din konto", href: links.account },
  }),
  deletion_planned: ({ name, date }, links) => ({
    subject: "Din konto bliver slettet",
    paragraphs: [
      `Hej ${name}`,
      `Du har bedt om at få din konto på Samplan slettet. Det sker den ${format.date("da", new Date(date))}.`,
      "Dine personoplysninger bliver fjernet. Det, du har sendt ind, bliver stående under en neutral kode, og det, du har sendt for en organisation, bliver stående i organisationens navn.",
      "Har du fortrudt, eller var det ikke dig, så log ind inden da, og behold kontoen.",
    ],
    link: { text: "Log ind, og behold kontoen", href: links.data },
  }),
  deletion_cancelled: ({ name }, links) => ({
    subject: "Din konto bliver ikke slettet",
    paragraphs: [`Hej ${name}`, "Du har fortrudt, at din konto på Samplan skulle slettes. Alt er, som det var."],
    link: { text: "Se din konto", href: links.account },
  }),
  account_deleted: ({ name }) => ({
    subject: "Din konto er slettet",
    paragraphs: [`Hej ${name}`, "Din konto på Samplan er slettet, og dine personoplysninger er fjernet. Denne mail er den sidste, du får fra os."],
  }),
  retention_notice: ({ name, date }, links) => ({
    subject: "Din konto bliver slettet, hvis du ikke bruger den",
    paragraphs: [
      `Hej ${name}`,
      `Du har ikke brugt din konto på Samplan længe, og de planer, du har taget del i, er afsluttet. Vi gemmer ikke oplysninger om dig længere end nødvendigt, så kontoen bliver slettet den ${format.date("da", new Date(date))}.`,
      "Vil du beholde den, skal du blot logge ind inden da.",
    ],
    link: { text: "Log ind, og behold kontoen", href: links.signIn },
  }),
} satisfies AccountMails;
