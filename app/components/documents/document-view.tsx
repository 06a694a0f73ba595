import type { ReactNode } from "react";
import { BarChart } from "#app/components/ui/bar-chart.tsx";
import { DefinitionList } from "#app/components/ui/definition-list.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { headingDepths } from "#app/domain/documents/heading-depths.ts";
import { documentLink } from "#app/domain/documents/document-link.ts";
import type { Block, Line } from "#app/domain/documents/document.ts";
import { format } from "#app/i18n/format.ts";
import { useLocale } from "#app/i18n/locale.tsx";

export type DocumentViewProps = {
  blocks: readonly Block[];
  /** How many levels of headings stand above those of the document: 1 on a page of its own, below the h1. */
  below?: 1 | 2 | 3;
};

/** A document as part of a page: the same blocks as in its files. Its headings can be linked to by their ids. */
export function DocumentView({ blocks, below = 1 }: DocumentViewProps) {
  const depths = headingDepths(blocks);
  const headings = new Set(depths.keys());
  return <div className="sp-published">{blocks.map((block, index) => <BlockView key={index} block={block} id={`block-${index}`} depth={(block.kind === "heading" ? depths.get(block.id)! : 1) + below} headings={headings} />)}</div>;
}

type BlockProps = { block: Block; id: string; depth: number; headings: ReadonlySet<string> };

function BlockView({ block, id, depth, headings }: BlockProps) {
  const { locale } = useLocale();
  const text = (line: Line) => <LineView line={line} headings={headings} />;
  switch (block.kind) {
    case "heading": {
      const Heading = `h${Math.min(6, depth)}` as "h2";
      return <Heading id={block.id} lang={block.lang}>{block.text}</Heading>;
    }
    case "paragraph":
      if (block.style === "quote") return <blockquote className="sp-published__quote"><p>{text(block.line)}</p></blockquote>;
      return <p className={block.style === "lead" ? "font-lead" : block.style === "small" ? "sp-small sp-muted" : undefined}>{text(block.line)}</p>;
    case "list": {
      const items = block.items.map((line, index) => <li key={index}>{text(line)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case "facts":
      return <DefinitionList items={block.items.map(({ term, text: lines }, index) => ({ key: String(index), term, text: lines.length === 1 ? text(lines[0]!) : lines.map((line, at) => <p key={at}>{text(line)}</p>) }))} />;
    case "table": {
      const columns = block.columns.map(({ header, numeric }, index) => ({ key: String(index), header, ...(numeric && { numeric }) }));
      return <Table id={id} caption={block.caption} columns={columns} rows={block.rows.map((row, index) => ({ key: String(index), cells: Object.fromEntries(columns.map(({ key }, column) => [key, text(row[column] ?? [])])) }))} />;
    }
    case "bars":
      return <BarChart id={id} title={block.title} rows={block.rows.map(({ label, value, shown }) => ({ label, value: Math.max(0, value), mark: "plain", valueLabel: shown }))} formatNumber={(value) => format.number(locale, value)} source={block.source} />;
  }
}

function LineView({ line, headings }: { line: Line; headings: ReadonlySet<string> }): ReactNode {
  return line.map(({ text, strong, emphasis, href, lang }, index) => {
    let part: ReactNode = text;
    if (strong) part = <strong>{part}</strong>;
    if (emphasis) part = <em>{part}</em>;
    const link = documentLink(href, headings);
    if (link) return <a key={index} href={link.kind === "heading" ? `#${link.id}` : link.url} lang={lang}>{part}</a>;
    return lang === undefined ? <span key={index}>{part}</span> : <span key={index} lang={lang}>{part}</span>;
  });
}
