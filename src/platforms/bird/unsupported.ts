import { diagnosticsOf } from "../diagnostics-of.ts";

/** What BIRD has no way to say, and what it does in its own way. */
export const { unsupported, differs } = diagnosticsOf("BIRD");
