import { LITERAL_SECRET } from "../model/index.ts";

/** How a reader represents a secret: a placeholder by its name; any other text as an unnamed secret. */
export function secretReading(text: string): { readonly env: string } {
  return { env: /^\$\{(\w+)\}$/.exec(text)?.[1] ?? LITERAL_SECRET };
}
