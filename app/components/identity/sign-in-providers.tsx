import { Alert } from "#app/components/ui/alert.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { useLocale } from "#app/i18n/locale.tsx";
import { withQuery } from "#app/lib/with-query.ts";
import type { IdentityProblem } from "./problems.ts";

/** A provider by its id in the settings and its name in the reader's language. */
export type NamedProvider = { id: string; name: string };

/** Why signing in with a provider came to nothing; nothing when there is no such problem. */
export function IdentityProblemAlert({ problem }: { problem: IdentityProblem | null }) {
  const { problems } = useLocale().m.identity;
  return problem ? <Alert kind="error" role="alert" focus heading={problems[problem]} /> : null;
}

/**
 * The ways to sign in without a password, above the form for those with one; nothing where no provider is set up. They are
 * links: the content security policy lets no form lead to another site.
 */
export function SignInProviders({ providers, returnTo }: { providers: readonly NamedProvider[]; returnTo: string }) {
  const { locale, m } = useLocale();
  const { signIn } = m.identity;
  if (providers.length === 0) return null;
  return (
    <>
      <div className="sp-actions">{providers.map(({ id, name }) => <Button key={id} kind="secondary" href={withQuery(`/${locale}/sign-in/with/${id}`, { returnTo })}>{signIn.with(name)}</Button>)}</div>
      <h2>{signIn.orPassword}</h2>
    </>
  );
}
