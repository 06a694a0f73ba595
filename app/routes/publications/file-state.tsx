import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { FileState, type FileStateView } from "#app/components/documents/file-state.tsx";
import { titled } from "#app/components/shell/document-head.ts";
import { getPublicationFile } from "#app/domain/publications/get-file.server.ts";
import { page } from "#app/server/route.server.ts";
import { fileName, versionNumber, wantedFile } from "./wanted-file.server.ts";

const params = z.object({ plan: z.string().max(80), file: fileName });
const query = z.object({ number: versionNumber.optional().catch(undefined), problem: z.enum(["unavailable"]).optional().catch(undefined) });

/** How soon the page asks again, in seconds. */
const askAgain = 5;

/** Says why a file is not there: it is being made, it could not be made, its storage does not answer, or nothing is published yet. */
export const loader = page({ access: "public", params, query }, async ({ ctx, params, query, scope }) => {
  const wanted = wantedFile(params.plan, params.file, query.number);
  const file = await getPublicationFile(ctx, wanted);
  const path = `/${ctx.locale}/plans/${file.plan.slug}`;
  const address = query.number === undefined ? `${path}/${params.file}` : `${path}/publications/${wanted.kind}/${query.number}/${params.file}`;
  if (file.state === "ready" && !query.problem) throw redirect(address);
  const state = file.state === "ready" ? "unavailable" as const : file.state;
  if (state === "making" || state === "unavailable") scope.headers["Retry-After"] = String(state === "making" ? askAgain : 60);
  const view: FileStateView = { plan: file.plan, kind: wanted.kind, format: wanted.format, number: file.state === "unpublished" ? null : file.number, state, address, askAgain };
  return data(view, { status: state === "unpublished" ? 404 : 503 });
});

export const meta = titled<FileStateView>((m, { kind, format }) => m.documents.title(m.documents.kinds[kind], m.documents.formats[format]));

export default function FileStatePage() {
  return <FileState of={useLoaderData<typeof loader>()} />;
}
