import providers from "email-providers/all.json" with { type: "json" };

/** Danish services that the list of the package does not have. */
const danish = [
  "mail.dk", "post.tele.dk", "tdcadsl.dk", "tdc.dk", "stofanet.dk", "webspeed.dk", "jubii.dk", "jubiimail.dk", "ofir.dk", "sol.dk", "get2net.dk", "youmail.dk", "privat.dk", "mailme.dk", "email.dk", "city.dk", "dlgmail.dk", "c.dk", "pc.dk",
  "fibermail.dk", "energimail.dk", "profibermail.dk", "waoo.dk", "altiboxmail.dk", "fiberflex.dk", "bbsyd.dk", "dsa-net.dk", "esenet.dk", "nal-net.dk", "newmail.dk", "tiscali.dk", "12move.dk", "worldonline.dk", "mobilixnet.dk", "hafnet.dk", "comxnet.dk",
  "kabelmail.dk", "turbopost.dk", "tele2adsl.dk", "vip.cybercity.dk", "cybercity.dk", "adslhome.dk", "sport.dk", "hotmail.dk", "live.dk", "outlook.dk", "yahoo.dk", "gmail.dk", "forum.dk", "mail.tele.dk", "mail-online.dk", "oncable.dk", "ewii.dk",
];

let known: ReadonlySet<string> | undefined;

/** Whether anybody can have an address in this domain, so that it says nothing of where somebody belongs. Subdomains of such a service are the service's too. */
export function isPublicMail(domain: string): boolean {
  known ??= new Set([...providers, ...danish]);
  const labels = domain.split(".");
  return labels.some((_, place) => known!.has(labels.slice(place).join(".")));
}
