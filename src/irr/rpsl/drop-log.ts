import type { DroppedObject, DropReason, DropSummary } from "./dropped-object.ts";

/** How many dropped objects are kept as examples for each reason. */
const KEPT_PER_REASON = 1000;

/** Counts dropped objects, and keeps the first ones for each reason: memory stays bounded for any dump. */
export class DropLog {
  readonly #counts = new Map<DropReason, number>();
  readonly #objects: DroppedObject[] = [];
  readonly #sources = new Map<string, number>();

  /** Adds one. */
  readonly add = (dropped: DroppedObject): void => {
    const count = (this.#counts.get(dropped.reason) ?? 0) + 1;
    this.#counts.set(dropped.reason, count);
    if (count <= KEPT_PER_REASON) this.#objects.push(dropped);
  };

  /** Counts a dropped object for its source, if that can be read. */
  countSource(text: string): void {
    const source = text.trim().toUpperCase();
    const isName = /^[A-Z][A-Z0-9-]{0,30}$/.test(source);
    if (!isName || (!this.#sources.has(source) && this.#sources.size >= KEPT_PER_REASON)) return;
    this.#sources.set(source, (this.#sources.get(source) ?? 0) + 1);
  }

  /** The dropped objects so far. */
  summary(): DropSummary {
    const counts = [...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      total: counts.reduce((sum, [, count]) => sum + count, 0),
      counts: Object.fromEntries(counts),
      sources: new Map(this.#sources),
      objects: [...this.#objects],
    };
  }
}
