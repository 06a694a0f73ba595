/** A form as a browser sends it when it has files: the texts, then the files under the name `files`. File names go as they are written. */
export function asMultipart(fields: Record<string, string>, files: readonly { name: string; bytes: Uint8Array; type?: string }[]): { body: Buffer; headers: { "Content-Type": string } } {
  const boundary = "----SamplanTestBoundary7MA4YWxk";
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  for (const { name, bytes, type = "application/octet-stream" } of files) parts.push(Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`), bytes, Buffer.from("\r\n"));
  parts.push(Buffer.from(`--${boundary}--\r\n`));
  return { body: Buffer.concat(parts), headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` } };
}
