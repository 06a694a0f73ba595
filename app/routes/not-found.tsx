import { notFound } from "#app/domain/errors.ts";
import { form, page } from "#app/server/route.server.ts";

export const loader = page({ access: "public" }, async () => {
  throw notFound();
});

export const action = form({ access: "public" }, async () => {
  throw notFound();
});

export default function NotFound() {
  return null;
}
