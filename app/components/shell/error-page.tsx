import { isRouteErrorResponse } from "@remix-run/react";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { TypedTexts } from "./typed-texts.tsx";

const kinds = ["not_found", "forbidden", "interest", "plan_closed", "conflict", "bad_request", "too_many", "unavailable"] as const;
type ErrorKind = (typeof kinds)[number] | "unexpected";

/** What kind of refusal a route answered with; anything else is a fault of ours. */
export function errorKind(error: unknown): ErrorKind {
  if (!isRouteErrorResponse(error)) return "unexpected";
  const { kind } = (error.data as { kind?: unknown } | null) ?? {};
  if (error.status === 404) return "not_found";
  return kinds.find((each) => each === kind) ?? (error.status === 400 || error.status === 405 ? "bad_request" : "unexpected");
}

type ErrorData = { retryAfter?: number; typed?: Record<string, string> } | null;

/** What a person sees when a page cannot be shown: what it means, and where to go. What was typed is given back. */
export function ErrorPage({ kind, data }: { kind: ErrorKind; data: unknown }) {
  const { locale, m } = useLocale();
  const { errors } = m.shell;
  const { retryAfter, typed } = (data as ErrorData) ?? {};
  const { write } = m.proposals;
  const names: Record<string, string> = { title: write.titleLabel, problem: write.problem, change: write.change, effect: write.effect };
  const text = kind === "too_many" ? errors.too_many.text(Math.max(1, retryAfter ?? 60)) : errors[kind].text;
  return (
    <div className="sp-measure">
      <PageHeading title={errors[kind].title} lead={text} />
      <TypedTexts texts={Object.entries(typed ?? {}).map(([name, text]) => ({ label: names[name], text }))} />
      <div className="sp-actions">
        <Button href={`/${locale}`}>{errors.toHome}</Button>
        <Button href={`/${locale}/proposals`} kind="secondary">{errors.toProposals}</Button>
      </div>
    </div>
  );
}
