import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatPrefix } from "../../net/index.ts";
import type { ReceivedRoute, RoutePlace } from "../../routes/index.ts";
import type { DumpItem } from "../dump-reader.ts";
import { spanOfLine } from "../read-text.ts";

/** What is said of a route itself, and what its path attributes say. */
type OwnValues = Omit<ReceivedRoute, keyof RoutePlace | "asPath" | "origin" | "otc">;
type PathValues = Pick<ReceivedRoute, "origin" | "otc">;

/** What a reader of a recorded session has found in it, until something is wrong: then nothing of it may be used. */
export class FoundItems {
  readonly #path: string;
  readonly #report: Report;
  readonly #lineOf: () => number;
  #items: DumpItem[] = [];
  #failed = false;

  /** `path`: of the recorded session. `lineOf`: the line that is being read. */
  constructor(path: string, report: Report, lineOf: () => number) {
    this.#path = path;
    this.#report = report;
    this.#lineOf = lineOf;
  }

  /** Whether something was wrong. */
  get failed(): boolean {
    return this.#failed;
  }

  push(item: DumpItem): void {
    this.#items.push(item);
  }

  /** A route of a place. `asPath` is null if it has segments of a confederation, for which routes have no form. */
  pushRoute(
    { session, router, view }: RoutePlace,
    { prefix, nextHop, communities, med, localPreference, pathId }: OwnValues,
    asPath: ReceivedRoute["asPath"] | null,
    { origin, otc }: PathValues,
  ): void {
    if (asPath === null) {
      const what = {
        why: "no-form",
        prefix: formatPrefix(prefix),
        attribute: "AS_CONFED",
      } as const;
      this.push({ kind: "left-out", what });
      return;
    }
    // Written out: objects that are joined by spreading them take several times as long.
    this.push({
      kind: "route",
      route: {
        session,
        router,
        view,
        prefix,
        nextHop,
        communities,
        med,
        localPreference,
        pathId,
        asPath,
        origin,
        otc,
      },
    });
  }

  /** The items since the last call. */
  take(): readonly DumpItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  /** Something is wrong that was reported elsewhere. */
  stop(): void {
    this.#failed = true;
  }

  /** Reports what is wrong, once, and returns false. */
  fail(what: string, number = this.#lineOf(), text = ""): false {
    if (this.#failed) return false;
    this.#failed = true;
    const span = spanOfLine(this.#path, text, number);
    this.#report(diagnostic("dump-not-understood", { what }, { span }));
    return false;
  }
}
