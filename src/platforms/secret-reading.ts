import { LITERAL_SECRET } from "../model/index.ts";

/** What a reader says of a secret: a placeholder by its name; any other text is some secret, which nobody repeats. */
export function secretReading(text: string): { readonly env: string } {
  return { env: /^\$\{(\w+)\}$/.exec(text)?.[1] ?? LITERAL_SECRET };
}
