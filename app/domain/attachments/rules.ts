import type { AttachmentType } from "#db/values.ts";

/** So many files a text, each of so many bytes at the most as they are sent. */
export const attachmentLimits = { most: 5, bytes: 10 * 1024 * 1024 } as const;

/** What each type is called in a file's name; the first is the one that we write. */
export const endings: Record<AttachmentType, readonly string[]> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/webp": ["webp"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
};

/** A file as it was sent: its name is whatever the sender says. */
export type UploadedFile = { name: string; bytes: Uint8Array };

/** Why a file was not taken. Each is a key of the catalogues' `attachments.refusals`. */
export type FileRefusal = "none_chosen" | "wrong_type" | "too_big" | "empty" | "broken_image" | "too_many_pixels" | "macros" | "encrypted" | "too_many" | "not_all_came" | "busy" | "not_signed_in" | "not_saved" | "storage_failed";

/** A file that was not taken, by the name that its sender knows it by. */
export type RefusedFile = { name: string; reason: FileRefusal };

/** What came with a form that takes files: those to look at, and those that are refused already. */
export type SentFiles = { taken: UploadedFile[]; refused: RefusedFile[] };
