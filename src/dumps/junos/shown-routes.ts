import { formatAddress, type Address } from "../../net/index.ts";
import type { ShownRoutes } from "./command-line.ts";

/** What was shown of a neighbor, in all its outputs. */
interface Shown {
  /** Null if no command says it. */
  readonly neighbor: Address | null;
  readonly parts: Set<ShownRoutes>;
  /** Whether a table that was shown has hidden routes, of whatever neighbor. */
  hasHidden: boolean;
}

/**
 * Keeps account of which routes of each neighbor were shown. What the import policy rejects is hidden, and only shown
 * with `all` or `hidden`; without it, a policy that would accept more could not be told from one that would not.
 */
export class ShownNeighbors {
  readonly #shown = new Map<string, Shown>();

  /** An output of a neighbor; `null` for both if no command says what it is. */
  add(neighbor: Address | null, shows: ShownRoutes | null, hasHidden: boolean): void {
    const key = neighbor ? formatAddress(neighbor) : "";
    const shown = this.#shown.get(key) ?? { neighbor, parts: new Set(), hasHidden: false };
    this.#shown.set(key, shown);
    if (shows) shown.parts.add(shows);
    shown.hasHidden ||= hasHidden;
  }

  /** A route of a neighbor whose output does not say what it shows. */
  sawRoute(isAccepted: boolean): void {
    this.#shown.get("")?.parts.add(isAccepted ? "not-hidden" : "hidden");
  }

  /** Why routes may be missing, in words; null if they are all there. */
  missing(): string | null {
    for (const { neighbor, parts, hasHidden } of this.#shown.values()) {
      if (parts.has("all") || (parts.has("hidden") && parts.has("not-hidden"))) continue;
      if (parts.has("hidden")) return `${describe(neighbor)} only hidden routes are here`;
      if (hasHidden)
        return `${describe(neighbor)} routes that the import policy rejects may be missing`;
    }
    return null;
  }
}

function describe(neighbor: Address | null): string {
  return neighbor ? `of ${formatAddress(neighbor)},` : "of the neighbor,";
}
