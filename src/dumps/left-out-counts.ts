import type { LeftOut } from "./dump-reader.ts";

/** Routes that were left out for one reason. */
export interface CountedLeftOut {
  /** What they are, in words: `routes of 192.0.2.1 (AS64500), which is no session of the network`. */
  readonly what: string;
  /** What is counted. */
  readonly of: Things;
  readonly count: number;
}

/** What can be left out. */
export type Things = "routes" | "sessions" | "messages";

/** The most different reasons that are told apart. */
const MOST = 1000;

/** Counts routes that are left out, by reason. */
export class LeftOutCounts {
  readonly #counts = new Map<string, CountedLeftOut & { count: number }>();

  add(what: LeftOut): void {
    let text = describe(what);
    const of = thingsOf(what);
    if (!this.#counts.has(text) && this.#counts.size >= MOST) text = `${of} for other reasons`;
    const counted = this.#counts.get(text);
    if (counted) counted.count++;
    else this.#counts.set(text, { what: text, of, count: 1 });
  }

  /** In the order in which they came first. */
  get all(): readonly CountedLeftOut[] {
    return [...this.#counts.values()];
  }
}

function describe(what: LeftOut): string {
  switch (what.why) {
    case "no-session":
      return `of ${what.neighbor}, which is none of the router's declared sessions`;
    case "other-family":
      return `of the family ${what.family}`;
    case "no-form":
      return `with ${what.attribute}, which received routes have no place for`;
    case "other-view":
    case "not-about-routes":
      return what.what;
    case "not-whole":
      return `${what.neighbor}: ${what.missing}`;
  }
}

function thingsOf({ why }: LeftOut): Things {
  if (why === "not-whole") return "sessions";
  return why === "not-about-routes" ? "messages" : "routes";
}
