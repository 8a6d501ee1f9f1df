/** Splits the source off the name of a set: `RADB::AS-X` is `RADB` and `AS-X`; null if there is none. */
export function splitSource(text: string): {
  readonly source: string | null;
  readonly name: string;
} {
  const cut = text.indexOf("::");
  if (cut < 0) return { source: null, name: text };
  return { source: text.slice(0, cut), name: text.slice(cut + 2) };
}
