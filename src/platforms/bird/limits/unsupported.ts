import { diagnosticsOf } from "../../diagnostics-of.ts";

/** What BIRD has no way to say, numbers it does not take, and what it does in its own way. */
export const { unsupported, tooLarge, differs } = diagnosticsOf("BIRD");
