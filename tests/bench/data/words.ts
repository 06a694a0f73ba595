import type { Locale } from "#db/values.ts";

const split = (text: string) => text.trim().split(/\s+/);

/** The words that hold sentences together, the most frequent first: in the index they are the most common ones. */
const small: Record<Locale, string[]> = {
  da: split(`og i at det er en til på som af de for ikke der med den vi har om et men så kan fra skal vil når hvor eller også var mere ved sig efter
    over alle kun nu blive bliver være mange meget andre denne dette disse uden mod under mellem før siden end selv både hver hvad hvem hvis fordi da`),
  en: split(`the of to and a in is that for it be on with as are this by not or have from at which but we they an will can all more their if there
    has would when so about into only other than its who what some also should may such our no these out up over after any do between how because`),
};

/** The words of the matter, the most frequent first. Danish joins them: each pair is a word of its own, and most pairs are rare. */
const nouns: Record<Locale, string[]> = {
  da: split(`kommune data borger forslag plan myndighed adgang høring møde offentlighed service skole proces region handling kontrakt udbud register
    digital beslutning referat budget miljø affald vand luft støj trafik cykel bus tog vej havn park skov natur klima energi varme strøm bolig byggeri
    lokal område ældre barn unge elev lærer læge patient sundhed sygehus hjem pleje social arbejde job virksomhed forening frivillig kultur bibliotek
    museum sport idræt fond støtte penge skat regnskab aftale lov regel tilsyn klage svar frist sag akt dokument brev post mail side portal kort tal
    statistik måling kvalitet rapport analyse forskning viden sprog ord tekst billede video lyd skærm mobil app system kilde kode model algoritme
    sikkerhed tillid ansvar kontrol magt valg stemme råd nævn udvalg minister folketing embede ansat leder team projekt mål resultat effekt værdi pris
    marked vare mad landbrug dyr fisk kyst strand ø by land grænse nabo familie kvinde mand menneske gruppe minoritet handicap hjælp vejledning kursus
    uddannelse universitet studie praktik erhverv industri teknologi innovation netværk samarbejde dialog debat medie presse avis radio fjernsyn`),
  en: split(`data public citizen proposal plan authority access government meeting service council school process region action contract tender register
    decision minutes budget environment waste water air noise traffic bicycle bus train road harbour park forest nature climate energy heating power
    housing building local area elder child youth pupil teacher doctor patient health hospital home care social work job business association volunteer
    culture library museum sport fund support money tax account agreement law rule oversight complaint answer deadline case file document letter post
    mail page portal map number statistic measurement quality report analysis research knowledge language word text image video sound screen mobile app
    system source code model algorithm security trust responsibility control vote board committee minister parliament office employee leader team
    project goal result effect value price market goods food farm animal fish coast beach island city land border neighbour family woman man person
    group minority disability help guidance course education university study practice trade industry technology innovation network dialogue debate
    media press newspaper radio television`),
};

const others: Record<Locale, string[]> = {
  da: split(`offentlig åben ny stor god lille vigtig svær nem tydelig fælles gammel hurtig langsom dyr billig sikker fri lige enkel klar kendt ukendt finde
    bruge forstå læse skrive vise dele samle sende hente måle følge spørge svare vælge ændre bygge åbne lukke lære mangle kræve give få tage gøre se høre
    sikre styrke inddrage offentliggøre samarbejde oplyse begrunde afgøre forklare undersøge dokumentere vurdere prøve gentage bede love betale spare`),
  en: split(`open new large good small important hard easy clear shared old fast slow expensive cheap safe free equal simple known unknown find use
    understand read write show share collect send fetch measure follow ask reply choose change build close learn lack require give get take make see
    hear ensure strengthen involve publish cooperate inform justify decide explain examine document assess try repeat request promise pay save`),
};

export const firstNames = split(`Anne Peter Mette Jens Kirsten Lars Hanne Henrik Anna Søren Maria Thomas Susanne Niels Lene Michael Karen Jan Camilla Martin
  Bente Jesper Louise Hans Charlotte Christian Marianne Ole Ida Rasmus Inger Mads Emma Anders Birgit Kim Sofie Per Julie Erik Åse Øjvind Nanna Bjørn`);
export const lastNames = split(`Nielsen Jensen Hansen Pedersen Andersen Christensen Larsen Sørensen Rasmussen Petersen Madsen Kristensen Olsen Thomsen Christiansen
  Poulsen Johansen Møller Mortensen Knudsen Holm Lund Friis Bæk Østergaard Åberg Winther Schmidt Dam Krogh Bang Hald Ravn Skov Toft`);

const mostWords = 20_000;

/**
 * The words of a language, the most frequent first: small words and words of the matter in turn, then the pairs, in an
 * order that takes the frequent parts first. The last ones come a few times in a hundred thousand proposals.
 */
export function vocabulary(language: Locale): string[] {
  const words = new Set<string>();
  const matter = nouns[language].flatMap((noun, rank) => [noun, others[language][rank]]).filter((word) => word !== undefined);
  const most = Math.max(small[language].length, matter.length);
  for (let rank = 0; rank < most; rank += 1) for (const word of [small[language][rank], matter[rank]]) if (word) words.add(word);
  const parts = nouns[language];
  for (let sum = 1; sum < parts.length * 2 && words.size < mostWords; sum += 1) {
    for (let first = Math.max(0, sum - parts.length + 1); first <= Math.min(sum, parts.length - 1) && words.size < mostWords; first += 1) {
      const last = sum - first;
      if (first !== last) words.add(parts[first]! + parts[last]!);
    }
  }
  return [...words];
}
