import { format } from "#app/i18n/format.ts";
import type { Messages } from "#app/i18n/messages.ts";
import type { ProposalView } from "#app/domain/proposals/get-proposal.server.ts";
import type { Locale } from "#db/values.ts";

type Cited = { m: Messages; locale: Locale; proposal: ProposalView; coAuthors: readonly { name: string }[]; url: string; now: Date };

/** Who speaks, as the page shows them: an organisation before a name, and never a name that is not shown. */
function speakerOf({ speaker }: ProposalView): string {
  return speaker.organisation && speaker.display === "name" ? `${speaker.name}, ${speaker.organisation}` : speaker.organisation ?? speaker.name;
}

const yearOf = (date: Date) => new Intl.DateTimeFormat("en", { year: "numeric", timeZone: "Europe/Copenhagen" }).format(date);

/** How to name a proposal as a source: who with their co-authors, year, title, reference, plan, address, and when it was read. */
export function citation({ m, locale, proposal, coAuthors, url, now }: Cited): string {
  const { cite } = m.versions;
  const who = [speakerOf(proposal), ...coAuthors.map(({ name }) => name)].filter((name) => name !== "").join("; ");
  return `${who ? `${who} ` : ""}(${yearOf(proposal.submittedAt)}). ${proposal.title.replace(/[.\s]+$/u, "")}. ${cite.proposal(proposal.reference, proposal.plan.title.text)}. ${m.shell.name}. ${url}. ${cite.read(format.date(locale, now))}.`;
}

/** The same for BibTeX. */
export function bibtex({ m, proposal, coAuthors, url, now }: Cited): string {
  const fields = {
    author: [speakerOf(proposal), ...coAuthors.map(({ name }) => name)].map((name) => `{${escaped(name)}}`).join(" and "), title: `{${escaped(proposal.title)}}`, year: yearOf(proposal.submittedAt), howpublished: `\\url{${url}}`,
    note: `${escaped(m.versions.cite.proposal(proposal.reference, proposal.plan.title.text))}. ${escaped(m.shell.name)}`, urldate: new Intl.DateTimeFormat("sv", { timeZone: "Europe/Copenhagen" }).format(now),
  };
  return `@misc{${proposal.reference},\n${Object.entries(fields).map(([name, value]) => `  ${name} = {${value}}`).join(",\n")}\n}`;
}

const special: Record<string, string> = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** What has a meaning in BibTeX and TeX, written so that it has none. */
function escaped(text: string): string {
  return text.replace(/[\\{}%#$&_~^]/g, (sign) => special[sign] ?? `\\${sign}`);
}
