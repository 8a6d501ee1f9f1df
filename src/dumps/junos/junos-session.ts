import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatAddress, formatPrefix, type Family } from "../../net/index.ts";
import { childrenOf, type Element, type ElementHandler } from "../documents/element.ts";
import { ElementCollector, type DocumentVisitor } from "../documents/element-collector.ts";
import { FoundItems } from "../documents/found-items.ts";
import type { SessionReader } from "../documents/read-session.ts";
import type { DumpPlaces } from "../dump-places.ts";
import type { DumpInput, DumpItem } from "../dump-reader.ts";
import { readJunosLine, RECOMMENDED, type JunosCommand } from "./command-line.ts";
import { readRt, type JunosRoute } from "./read-rt.ts";
import { ShownNeighbors } from "./shown-routes.ts";

/** Elements that have others that are read. The middle ones are of routers with several routing engines. */
const CONTAINERS = new Set([
  ...["rpc-reply", "multi-routing-engine-results", "multi-routing-engine-item"],
  ...["route-information", "route-table"],
]);
const VIEW = "adj-rib-in-pre-policy";

/** Makes items of a recorded session with Junos, in which there may be several commands with their outputs. */
export class JunosSession implements SessionReader, DocumentVisitor {
  readonly #input: DumpInput;
  readonly #report: Report;
  readonly #places: DumpPlaces;
  readonly #found: FoundItems;
  readonly #shown = new ShownNeighbors();
  /** The command whose output comes next, or is being read. */
  #command: JunosCommand | null = null;
  /** The table that is being read. */
  #table = { name: "", hasHidden: false };
  /** Family → the table that has the neighbor's routes, and whether the neighbor has routes in this output. */
  #tables = new Map<Family, string>();
  #hasHidden = false;
  #isRouteInformation = false;
  #hasAny = false;

  constructor(input: DumpInput, report: Report, places: DumpPlaces, lineOf: () => number) {
    this.#input = input;
    this.#report = report;
    this.#places = places;
    this.#found = new FoundItems(input.path, report, lineOf);
  }

  take(): readonly DumpItem[] {
    return this.#found.take();
  }

  line(text: string, number: number): boolean {
    const line = readJunosLine(text);
    if (line.kind === "nothing") return true;
    if (line.kind === "wrong") return this.#found.fail(line.what, number, text);
    if (this.#command)
      return this.#found.fail("there is no output of the command before", number, text);
    this.#command = line.command;
    return true;
  }

  start(): ElementHandler | null {
    if (this.#found.failed) return null;
    this.#tables = new Map();
    this.#hasHidden = this.#isRouteInformation = false;
    this.#shown.add(this.#command?.neighbor ?? null, this.#command?.shows ?? null, false);
    return new ElementCollector(CONTAINERS, this);
  }

  enter(path: readonly string[]): void {
    const [name, outer] = [path.at(-1), path.at(-2)];
    const isInPlace =
      name === "route-table" ? outer === "route-information" : outer !== "route-table";
    if (!isInPlace) this.#found.fail(`the element \`${name ?? ""}\` is in a wrong place`);
    if (name === "route-information") this.#isRouteInformation = true;
    if (name === "route-table") this.#table = { name: "", hasHidden: false };
  }

  element(element: Element, path: readonly string[]): void {
    if (this.#found.failed) return;
    const { name, text } = element;
    if (path.at(-1) === "route-table") this.#inTable(element);
    else if (name === "error" || name === "rpc-error") {
      const message = childrenOf(element, "message")[0] ?? childrenOf(element, "error-message")[0];
      this.#found.fail(`the router says: ${message?.text ?? "error"}`);
    } else if (!["cli", "comment", "re-name"].includes(name)) {
      this.#found.fail(
        `the element \`${name}\`${text === "" ? "" : ` (${text.slice(0, 60)})`} is not understood`,
      );
    }
  }

  leave(path: readonly string[]): void {
    if (path.at(-1) !== "route-table") return;
    if (familyOf(this.#table.name) && this.#table.hasHidden) this.#hasHidden = true;
  }

  end(): boolean {
    if (this.#found.failed) return false;
    if (!this.#isRouteInformation) return this.#found.fail("the output has no `route-information`");
    const { neighbor, shows } = this.#command ?? { neighbor: null, shows: null };
    this.#shown.add(neighbor, shows, this.#hasHidden);
    this.#hasAny = true;
    // A neighbor that was asked about and sent nothing.
    if (this.#tables.size === 0 && (neighbor || this.#input.session)) {
      const family = neighbor?.family ?? "ipv4";
      const place = this.#places.of({ address: neighbor, asn: null, name: null, family }, VIEW);
      if (place.kind === "failed") this.#found.stop();
      if (place.kind === "place") this.#found.push({ kind: "place", place: place.place });
    }
    this.#command = null;
    return !this.#found.failed;
  }

  wrong(problem: string, line: number): void {
    this.#found.fail(problem, line);
  }

  tooLarge(name: string): void {
    this.#found.fail(`the element \`${name}\` is larger than that of any route`);
  }

  finish(): void {
    if (this.#found.failed) return;
    const cutOff = (what: string) => this.#report(diagnostic("dump-cut-off", { what }));
    const { path } = this.#input;
    if (this.#command) {
      cutOff(
        `${path}: there is no output of the last command, about ${formatAddress(this.#command.neighbor)}`,
      );
      return;
    }
    if (!this.#hasAny) {
      cutOff(`${path} has no output of any command`);
      return;
    }
    const missing = this.#shown.missing();
    if (missing !== null) {
      cutOff(
        `${path}: ${missing}: run ${RECOMMENDED}, and leave the line with the command in the file`,
      );
    }
  }

  #inTable(element: Element): void {
    const { name, text } = element;
    if (name === "table-name") this.#table.name = text;
    else if (name === "hidden-route-count") this.#table.hasHidden = text !== "0";
    else if (name === "rt") this.#prefix(element);
  }

  #prefix(rt: Element): void {
    const table = this.#table.name;
    const family = familyOf(table);
    if (!family) {
      this.#found.push({
        kind: "left-out",
        what: { why: "other-family", family: `table ${table}` },
      });
      return;
    }
    const routes = readRt(rt);
    if ("problem" in routes) {
      this.#found.fail(`${table}, ${routes.prefix}: ${routes.problem}`);
      return;
    }
    const earlier = this.#tables.get(family);
    if (earlier !== undefined && earlier !== table) {
      this.#found.fail(
        `the neighbor has ${family} routes in ${earlier} and in ${table}: add \`table ${earlier}\``,
      );
      return;
    }
    this.#tables.set(family, table);
    for (const route of routes) this.#route(route, family);
  }

  #route(route: JunosRoute, family: Family): void {
    const { prefix, path, isAccepted } = route;
    if (prefix.family !== family) {
      this.#found.fail(
        `${this.#table.name}: ${formatPrefix(prefix)} is of another family than the table`,
      );
      return;
    }
    const address = this.#command?.neighbor ?? null;
    if (!address) this.#shown.sawRoute(isAccepted);
    if (!address && this.#tables.size > 1) {
      this.#found.fail("the output has IPv4 and IPv6 routes, and does not name the neighbor");
      return;
    }
    const found = this.#places.of({ address, asn: null, name: null, family }, VIEW);
    if (found.kind === "failed") this.#found.stop();
    else if (found.kind === "left-out") this.#found.push(found);
    else
      this.#found.pushRoute(found.place, route, path.hasConfederation ? null : path.asPath, path);
  }
}

/** The family of a table's routes: `inet.0`, `CUSTOMERS.inet6.0`; null for other tables. */
function familyOf(table: string): Family | null {
  const match = /^(?:.+\.)?(inet|inet6)\.0$/.exec(table);
  return match ? (match[1] === "inet" ? "ipv4" : "ipv6") : null;
}
