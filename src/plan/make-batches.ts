/** A router to be put into a batch. */
export interface BatchRouter {
  readonly name: string;
  /** Null: it has a site of its own. */
  readonly site: string | null;
  readonly sessions: number;
}

/** How batches are made. */
export interface BatchOptions {
  /** The router that goes first; null: the one with the fewest sessions. */
  readonly canary: string | null;
  /** The most routers of a batch after the first. */
  readonly most: number;
}

/**
 * The order in which routers are loaded: the canary alone, then at most `most` at a time, and never two of one site, so
 * that a site with two routers keeps one. Those with fewer sessions go first; names decide between equals.
 */
export function makeBatches(
  routers: readonly BatchRouter[],
  { canary, most }: BatchOptions,
): readonly (readonly string[])[] {
  const sorted = routers.toSorted((a, b) => a.sessions - b.sessions || compare(a.name, b.name));
  const first = sorted.find(({ name }) => name === canary) ?? sorted[0];
  if (!first) return [];
  const batches: BatchRouter[][] = [];
  for (const router of sorted) {
    if (router === first) continue;
    const fits = batches.find(
      (batch) => batch.length < most && !batch.some((one) => isSame(one, router)),
    );
    if (fits) fits.push(router);
    else batches.push([router]);
  }
  return [[first], ...batches].map((batch) => batch.map(({ name }) => name));
}

function isSame(one: BatchRouter, other: BatchRouter): boolean {
  return one.site !== null && one.site === other.site;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
