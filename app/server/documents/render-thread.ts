// A thread of its own, in which one file is made: it is given the document, and answers the file.
import { parentPort, workerData } from "node:worker_threads";
import type { StructuredDocument } from "#app/domain/documents/document.ts";
import type { PublicationFormat } from "#db/values.ts";
import { giveWay } from "./give-way.ts";
import { renderDocx } from "./docx/render-docx.ts";
import { renderPdf } from "./pdf/render-pdf.ts";

giveWay();
const { document, format } = workerData as { document: StructuredDocument; format: PublicationFormat };
const made = await (format === "pdf" ? renderPdf : renderDocx)(document);
parentPort!.postMessage(made, [made.bytes.buffer as ArrayBuffer]);
