import type { MetaDescriptor } from "@remix-run/node";

/** Where the journey of a proposal is for feed readers. */
export function feedPath(reference: string, locale: string): string {
  return `/feeds/proposals/${reference}?language=${locale}`;
}

type Head = (args: { data: unknown; params: { lang?: string } }) => MetaDescriptor[];

/** The head of a proposal's page, with the feed of its journey for the browser and for feed readers that are given the page. */
export function withFeed(head: Head): Head {
  return (args) => {
    const data = args.data as { proposal: { reference: string } } | null | undefined;
    const tags = head(args);
    return data ? [...tags, { tagName: "link", rel: "alternate", type: "application/atom+xml", title: data.proposal.reference, href: feedPath(data.proposal.reference, args.params.lang === "en" ? "en" : "da") }] : tags;
  };
}
