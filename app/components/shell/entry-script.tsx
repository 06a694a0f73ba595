import { createContext, useContext } from "react";

/** The address of the built app/entry.client.tsx, given by the server. */
export const EntryScriptContext = createContext<string | null>(null);

/** The one script of the platform: small behaviours on top of pages that work without it. */
export function EntryScript() {
  const address = useContext(EntryScriptContext);
  return address ? <script type="module" src={address} /> : null;
}
