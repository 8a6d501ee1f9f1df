import { formatAsPath, type PathSegment } from "../../policy/index.ts";
import type { Prefix } from "../../net/index.ts";
import type { Relation } from "../../model/index.ts";
import {
  aspaDownstream,
  aspaUpstream,
  type AspaHop,
  type AspaIndex,
  type AspaValidity,
} from "../../sources/index.ts";
import { Smallest } from "../compare/smallest.ts";

/** How the received AS_PATHs of a session are by ASPA. It is reported only: no policy tests it. */
export interface AspaCounts {
  readonly valid: number;
  readonly invalid: number;
  readonly unknown: number;
  /** Invalid ones, the first by prefix. */
  readonly examples: readonly InvalidPath[];
}

/** A route with an AS_PATH that an ASPA denies. */
export interface InvalidPath {
  readonly prefix: Prefix;
  readonly asPath: string;
  /** The hops that are denied; none for a path with an AS_SET. */
  readonly hops: readonly AspaHop[];
}

const MOST_EXAMPLES = 3;

/** Verifies the AS_PATHs of one session. */
export class AspaCounter {
  readonly #counts = { valid: 0, invalid: 0, unknown: 0 };
  readonly #smallest = new Smallest<InvalidPath>(MOST_EXAMPLES);
  readonly #relation: Relation;
  readonly #aspas: AspaIndex;

  constructor(relation: Relation, aspas: AspaIndex) {
    this.#relation = relation;
    this.#aspas = aspas;
  }

  /** Adds a received route. */
  add(prefix: Prefix, asPath: readonly PathSegment[]): void {
    const { state, hops } = this.#verify(asPath);
    this.#counts[state]++;
    if (state !== "invalid" || !this.#smallest.takes(prefix)) return;
    this.#smallest.add({ prefix, asPath: formatAsPath(asPath), hops });
  }

  /** What was counted. */
  get counts(): AspaCounts {
    return { ...this.#counts, examples: this.#smallest.items };
  }

  #verify(asPath: readonly PathSegment[]): AspaValidity {
    const path = asPath.map((hop) => (typeof hop === "number" ? hop : null));
    return this.#relation === "transit"
      ? aspaDownstream(path, this.#aspas)
      : aspaUpstream(path, this.#aspas);
  }
}
