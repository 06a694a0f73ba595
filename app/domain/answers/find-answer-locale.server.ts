import { eq } from "drizzle-orm";
import { locales, type Locale } from "#db/values.ts";
import type { Context } from "../context.ts";

/** In which of our languages a proposal is answered: its own where that is one of them, else that of its author's account; English where there is none, as when it was imported. */
export async function findAnswerLocale(ctx: Context, { language, authorId }: { language: string; authorId: string | null }): Promise<Locale> {
  const own = locales.find((each) => each === language);
  if (own || !authorId) return own ?? "en";
  const { users } = ctx.tables;
  const [author] = await ctx.read.select({ locale: users.locale }).from(users).where(eq(users.id, authorId));
  return author?.locale ?? "en";
}
