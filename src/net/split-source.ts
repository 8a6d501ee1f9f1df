/** Takes the source off the name of a set: of `RADB::AS-X`, `RADB` and `AS-X`; null where none stands in front. */
export function splitSource(text: string): {
  readonly source: string | null;
  readonly name: string;
} {
  const cut = text.indexOf("::");
  if (cut < 0) return { source: null, name: text };
  return { source: text.slice(0, cut), name: text.slice(cut + 2) };
}
