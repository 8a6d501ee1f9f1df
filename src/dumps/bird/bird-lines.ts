import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { FAMILIES, formatPrefix, type Prefix } from "../../net/index.ts";
import type { ReceivedRoute, RoutePlace, RouteView } from "../../routes/index.ts";
import { DumpPlaces, type DumpPlace } from "../dump-places.ts";
import type { DumpInput, DumpItem } from "../dump-reader.ts";
import { NOT_IN_USE } from "../not-in-use.ts";
import { spanOfLine, type LineReader } from "../read-text.ts";
import {
  isCommunityAttribute,
  noAttributes,
  readAttribute,
  readCommunities,
  type BirdAttributes,
} from "./attributes.ts";
import { isRoaLine, readRouteLine, type RouteLine } from "./route-line.ts";
import { readShowCommand, type ShowCommand } from "./show-command.ts";

/** The prompt of BIRD's client, which repeats the commands that it is given. */
const PROMPT = /^bird> ?(.*)$/;
const GREETING = /^(?:BIRD \d[\w.+~-]* ready\.|Access restricted)$/;
const HEADING = /^Table ([\w.'-]+):$/;
const COUNT = /^(\d+) of (\d+) routes for \d+ networks in table ([\w.'-]+)$/;
/** The answer for a channel that is down, whose table is gone, and for one that keeps no such table. */
const NO_TABLE = /^No import table in channel (\S+)$/;
const TOTAL = /^Total: \d+ of \d+ routes for \d+ networks in \d+ tables$/;
/** What `show status` shows. */
const STATUS =
  /^(?:BIRD \d[\w.+~-]*|Router ID is \S+|Hostname is \S*|Current server time is .*|Last re(?:boot|configuration) on .*|Graceful restart .*|Daemon is up and running|Reconfiguration in progress|Shutdown in progress|\s*Waiting for .*|\s*Wait timer is .*)$/;
const ROUTER_ID = /^Router ID is (\d+\.\d+\.\d+\.\d+)$/;
/** What terminals and pagers leave in a text. */
// oxlint-disable-next-line no-control-regex -- terminals are controlled by such characters
const OF_A_TERMINAL = /[\u0000-\u0008\u000b-\u001f\u007f]|--More--/;

/** The tables of the sessions of peerc's files: they name none. */
const SESSION_TABLES = new Set(["master4", "master6"]);

/** How to take the output. */
const HOW = "give the commands to `birdcl -r` on its standard input, as docs/routes.md shows";

/** A route while its lines are read. */
interface OpenRoute {
  readonly line: RouteLine;
  readonly prefix: Prefix;
  readonly text: string;
  readonly number: number;
  readonly attributes: BirdAttributes;
  last: string | null;
}

/** Reads the lines of what BIRD's client prints of `show route … all stats`. */
export class BirdLines implements LineReader {
  readonly #input: DumpInput;
  readonly #report: Report;
  readonly #places: DumpPlaces;
  #items: DumpItem[] = [];
  #command: ShowCommand | null = null;
  /** How many tables the current command has shown whole. */
  #tables = 0;
  /** The table that is being shown. */
  #table: string | null = null;
  #counted = 0;
  #prefix: Prefix | null = null;
  #route: OpenRoute | null = null;
  /** Whether the lines are about an entry of a table of ROAs. */
  #isRoa = false;
  #lastLine = "";
  #stopped = false;
  /** The view of the current command's routes; null: it shows none. */
  #view: RouteView | null = null;

  constructor(input: DumpInput, report: Report) {
    this.#input = input;
    this.#report = report;
    this.#places = new DumpPlaces(input, report);
  }

  take(): readonly DumpItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  line(text: string, number: number): boolean {
    this.#lastLine = text;
    if (text.startsWith("\t")) this.#attribute(text, number);
    else {
      this.#closeRoute();
      this.#other(text, number);
    }
    return !this.#stopped;
  }

  end(lines: number, isEnded: boolean): void {
    if (this.#stopped) return;
    const [, rest] = PROMPT.exec(this.#lastLine) ?? [];
    if (this.#command === null && isEnded) {
      this.#cutOff(`no command is shown in the output: ${HOW}`, lines);
    } else if (rest === undefined || !isEnded || !/^(?:exit|quit)?$/.test(rest)) {
      const what = "the output does not end with BIRD's prompt, `bird> ` and the end of the line";
      this.#cutOff(`${what}: it may be cut off`, lines);
    }
  }

  #attribute(text: string, number: number): void {
    const route = this.#route;
    if (this.#isRoa) return;
    if (!route) {
      this.#refuse("an attribute comes without a route", text, number);
      return;
    }
    if (text.startsWith("\t\t")) {
      const { last } = route;
      const isMore = last !== null && isCommunityAttribute(last);
      if (isMore && readCommunities(last, text.trim(), route.attributes)) return;
    } else {
      route.last = readAttribute(text, route.attributes);
      if (route.last !== null) return;
    }
    // Of what is left out anyway, and of other protocols' attributes, nothing has to be understood.
    const isOfOwn = this.#isOwn(route) && /^\t(?:\t|BGP\.|bgp_)/.test(text);
    if (this.#placeOf(route).kind === "left-out" && !isOfOwn) return;
    this.#refuse("this attribute of a route is not understood", text, number);
  }

  #other(text: string, number: number): void {
    this.#isRoa = false;
    const prompt = PROMPT.exec(text);
    if (OF_A_TERMINAL.test(text)) {
      this.#refuse(`there are control characters of a terminal: ${HOW}`, text, number);
    } else if (prompt) this.#prompt(prompt[1] ?? "", text, number);
    else if (GREETING.test(text) && this.#table === null) return;
    else if (text === "") return;
    else if (this.#command === null) {
      this.#refuse(`no command is shown in front of this: ${HOW}`, text, number);
    } else if (this.#command.kind === "nothing") {
      const id = ROUTER_ID.exec(text)?.[1];
      if (id !== undefined) this.#items.push({ kind: "router-id", id });
      if (!STATUS.test(text)) this.#notUnderstood(text, number);
    } else this.#ofTable(text, number);
  }

  #ofTable(text: string, number: number): void {
    const route = readRouteLine(text);
    if (route) {
      this.#openRoute(route, text, number);
      return;
    }
    if (this.#table !== null && this.#command?.kind === "tables" && isRoaLine(text)) {
      this.#isRoa = true;
      this.#counted++;
      return;
    }
    const none = NO_TABLE.exec(text)?.[1];
    if (none !== undefined && this.#table === null && this.#tables === 0) {
      const missing = "it is down, or has no `import table`";
      this.#items.push({ kind: "left-out", what: { why: "not-whole", neighbor: none, missing } });
      this.#view = null;
      return;
    }
    const heading = HEADING.exec(text);
    const count = COUNT.exec(text);
    if (heading) {
      if (this.#table === null) this.#startTable(heading[1] ?? "");
      else this.#refuse("a table begins before the count of the one before it", text, number);
    } else if (count) this.#endTable(Number(count[1]), count[3] ?? "", text, number);
    else if (!TOTAL.test(text) || this.#table !== null) this.#notUnderstood(text, number);
  }

  #prompt(command: string, text: string, number: number): void {
    if (this.#isOpen()) {
      this.#refuse("the routes before this have no count: they are cut off", text, number);
      return;
    }
    if (command.trim() === "") return;
    const read = readShowCommand(command);
    this.#command = read;
    this.#tables = 0;
    this.#view = this.#viewOf(read);
    if (read.kind === "refused") this.#refuse(read.why, text, number);
    const asked = this.#input.view;
    if (this.#view === null || asked === null || asked === this.#view) return;
    const what = `the command shows routes of the view ${this.#view}, not of ${asked}`;
    const span = spanOfLine(this.#input.path, text, number);
    this.#report(diagnostic("dump-view-unknown", { what, views: [] }, { span }));
    this.#stopped = true;
  }

  #viewOf(command: ShowCommand): RouteView | null {
    switch (command.kind) {
      case "import-table":
        return "adj-rib-in-pre-policy";
      case "tables": {
        const { view } = this.#input;
        if (view === "loc-rib" || view === "adj-rib-in-post-policy") return view;
        return command.protocol === null ? "loc-rib" : "adj-rib-in-post-policy";
      }
      case "nothing":
      case "refused":
        return null;
    }
  }

  /** Whether the current command shows routes, and has not shown a whole table. */
  #isOpen(): boolean {
    return this.#table !== null || (this.#view !== null && this.#tables === 0);
  }

  #startTable(name: string): void {
    this.#table = name;
    this.#counted = 0;
    this.#prefix = null;
  }

  #endTable(count: number, name: string, text: string, number: number): void {
    // A table without routes may have no heading.
    if (this.#table === null) this.#startTable(name);
    if (this.#table !== name || this.#counted !== count) {
      const found = `${this.#counted} of ${this.#table ?? ""}`;
      const what = `BIRD counts ${count} routes of ${name}, but here are ${found}`;
      this.#refuse(what, text, number);
      return;
    }
    this.#table = null;
    this.#tables++;
    this.#placeOfCommand(text, number);
  }

  /** The one session that a command shows has its place even without routes. */
  #placeOfCommand(text: string, number: number): void {
    const [command, view] = [this.#command, this.#view];
    if (!command || view === null || view === "loc-rib") return;
    if (command.kind === "refused" || command.kind === "nothing") return;
    const name = command.protocol;
    if (name === null) return;
    const channel = command.kind === "import-table" ? command.channel : null;
    const families = FAMILIES.filter((family) => channel === null || channel === family);
    for (const family of families) {
      const neighbor = { address: null, asn: null, name, family };
      const found = this.#places.of(neighbor, view, () =>
        spanOfLine(this.#input.path, text, number),
      );
      if (found.kind === "place") this.#items.push(found);
      if (found.kind === "failed") this.#stopped = true;
    }
  }

  #openRoute(line: RouteLine, text: string, number: number): void {
    const prefix = line.prefix ?? this.#prefix;
    const command = this.#command;
    if (this.#table === null)
      this.#refuse("a route comes before the name of its table", text, number);
    else if (!prefix) this.#refuse("a route has no prefix, and is the first one", text, number);
    else if (command?.kind === "import-table" && command.protocol !== line.protocol) {
      const what = `a route of ${line.protocol} is shown among those of ${command.protocol}`;
      this.#refuse(what, text, number);
    } else {
      this.#prefix = prefix;
      this.#counted++;
      this.#route = { line, prefix, text, number, attributes: noAttributes(), last: null };
    }
  }

  #closeRoute(): void {
    const route = this.#route;
    this.#route = null;
    if (!route || this.#stopped) return;
    const found = this.#placeOf(route);
    switch (found.kind) {
      case "left-out":
        if (!this.#isOwn(route)) this.#items.push(found);
        else if (route.line.isPrimary) this.#giveOwn(route);
        else this.#items.push({ kind: "left-out", what: NOT_IN_USE });
        return;
      case "failed":
        this.#stopped = true;
        return;
      case "place":
        if (found.place.view !== "loc-rib" || route.line.isPrimary) this.#give(route, found.place);
        else this.#items.push(found, { kind: "left-out", what: NOT_IN_USE });
    }
  }

  #placeOf({ line, prefix, text, number, attributes }: OpenRoute): DumpPlace {
    const address = line.from ?? attributes.from;
    const neighbor = { address, asn: null, name: line.protocol, family: prefix.family };
    const span = () => spanOfLine(this.#input.path, text, number);
    return this.#places.of(neighbor, this.#view ?? "loc-rib", span);
  }

  #give({ prefix, text, number, attributes }: OpenRoute, place: RoutePlace): void {
    const { origin, asPath, nextHop, communities, med, otc, pathId, noForm } = attributes;
    if (noForm !== null) {
      const what = { why: "no-form", prefix: formatPrefix(prefix), attribute: noForm } as const;
      this.#items.push({ kind: "left-out", what });
      return;
    }
    if (origin === null || !asPath || !nextHop) {
      const missing = origin === null ? "ORIGIN" : asPath ? "next hop" : "AS_PATH";
      this.#refuse(`the route has no ${missing}: lines are missing`, text, number);
      return;
    }
    // On external sessions BIRD itself assigns the preference when it receives a route.
    const isReceived = place.view === "adj-rib-in-pre-policy";
    const localPreference = isReceived ? null : attributes.localPreference;
    // Written out: objects that are joined by spreading them take several times as long.
    const route: ReceivedRoute = {
      session: place.session,
      router: place.router,
      view: place.view,
      prefix,
      asPath,
      nextHop,
      communities,
      med,
      localPreference,
      origin,
      otc,
      pathId,
    };
    this.#items.push({ kind: "route", route });
  }

  /** Whether a route is the router's own: of another protocol than BGP, in a table that sessions announce from. */
  #isOwn({ attributes }: OpenRoute): boolean {
    return (
      this.#view === "loc-rib" &&
      attributes.source !== null &&
      SESSION_TABLES.has(this.#table ?? "")
    );
  }

  #giveOwn({ prefix, attributes }: OpenRoute): void {
    const { origin, asPath, communities, med, localPreference, otc } = attributes;
    const route: ReceivedRoute = {
      ...{ session: null, router: this.#input.router, view: "loc-rib", prefix },
      ...{
        asPath: asPath ?? [],
        nextHop: null,
        communities,
        med,
        localPreference,
        otc,
        pathId: null,
      },
      // Without one BIRD announces IGP (tried).
      origin: origin ?? "igp",
    };
    this.#items.push({ kind: "route", route });
  }

  #notUnderstood(text: string, number: number): void {
    const isStop = /^(?:Stopped due to reconfiguration|Table is shutting down)$/.test(text);
    const what = isStop
      ? "BIRD stopped in the middle, because its configuration changed: take the routes again"
      : "this line is not understood";
    this.#refuse(what, text, number);
  }

  #refuse(what: string, text: string, number: number): void {
    const span = spanOfLine(this.#input.path, text, number);
    this.#report(diagnostic("dump-not-understood", { what }, { span }));
    this.#stopped = true;
  }

  #cutOff(what: string, lines: number): void {
    const span = spanOfLine(this.#input.path, this.#lastLine, Math.max(lines, 1));
    this.#report(diagnostic("dump-cut-off", { what }, { span }));
    this.#stopped = true;
  }
}
