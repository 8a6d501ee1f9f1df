/** One change of a text: what stands from `start` to `end`, as offsets in UTF-16 units, becomes `text`. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with changes that do not overlap. */
export function applyPatches(text: string, patches: readonly Patch[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, text: part } of [...patches].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(at, start), part);
    at = end;
  }
  return parts.join("") + text.slice(at);
}
