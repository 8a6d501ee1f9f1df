import { diagnostic, Diagnostics, type Report } from "../diagnostics/index.ts";
import { formatPrefix } from "../net/index.ts";
import {
  describePlace,
  formatEnd,
  formatHeader,
  formatRoute,
  RouteGroups,
  SeenRoutes,
  type ReceivedRoute,
  type RouteGroup,
  type RoutePlace,
  type RoutesHeader,
} from "../routes/index.ts";
import type { DumpInput, DumpItem, DumpKind, DumpReader, LeftOut } from "./dump-reader.ts";
import { LeftOutCounts, type CountedLeftOut } from "./left-out-counts.ts";
import { peek } from "./peek.ts";
import { ENOUGH_BYTES, recognizeDump } from "./recognize-dump.ts";

/** As many characters as are given on at once. */
const PIECE = 64 * 1024;

/** A router's output, and when it was taken if it does not say it itself. */
export interface DumpFile extends Omit<DumpInput, "router"> {
  /** RFC 3339 in UTC. */
  readonly fallbackTime: string;
}

/** What the user says about all outputs. */
export interface ConvertOptions {
  readonly router: string;
  /** The kind of all of them; null: each is recognized. */
  readonly from: DumpKind | null;
  /** When they were taken, whatever they say; null: as they say. RFC 3339 in UTC. */
  readonly time: string | null;
  readonly readers: readonly DumpReader[];
  /** The declared routers' BGP identifiers → their names. */
  readonly routerIds: ReadonlyMap<string, string>;
}

/** What was made of outputs. */
export interface ConvertedDumps {
  readonly header: RoutesHeader;
  readonly routes: number;
  /** In the order in which they come; those without routes come last. */
  readonly groups: readonly RouteGroup[];
  readonly leftOut: readonly CountedLeftOut[];
  /** Whether no output says when it was taken, and nobody else did. */
  readonly isTimeGuessed: boolean;
}

/**
 * Reads outputs of one router, one after the other, and gives the text of one file of received routes (docs/routes.md)
 * in pieces; memory is needed only to find routes that are there twice. Its result comes last. Null if anything was
 * reported as an error: then the text is not whole and must not be used. All outputs are read in any case, so that
 * everything that is wrong is reported at once.
 */
export async function* convertDumps(
  files: readonly DumpFile[],
  options: ConvertOptions,
  report: Report,
): AsyncGenerator<string, ConvertedDumps | null, undefined> {
  const writer = new DumpWriter(options, report);
  for (const file of files) {
    writer.startFile(file);
    const { head, all } = await peek(file, ENOUGH_BYTES, writer.report);
    if (!head || !all) continue;
    const { from, readers } = options;
    const reader = recognizeDump(file.path, head, from, readers, writer.report);
    if (!reader) {
      await all.return();
      continue;
    }
    const input = { ...file, bytes: all, router: options.router };
    for await (const items of reader.read(input, writer.report)) {
      for (const item of items) writer.take(item, reader);
      const text = writer.text(PIECE);
      if (text !== "") yield text;
    }
    writer.endFile();
  }
  const converted = writer.end();
  if (converted) yield writer.text(0);
  return converted;
}

/** Makes lines of items, and checks what is to be true of all outputs together. */
class DumpWriter {
  readonly #options: ConvertOptions;
  readonly #found = new Diagnostics();
  readonly #given: Report;
  readonly #seen = new SeenRoutes();
  readonly #groups = new RouteGroups();
  readonly #leftOut = new LeftOutCounts();
  /** The places of all outputs → the path of the one that has it. */
  readonly #places = new Map<string, { readonly place: RoutePlace; readonly path: string }>();
  #file: DumpFile | null = null;
  /** The place of the last route, which is most often that of the next one. */
  #last: RoutePlace | null = null;
  #header: RoutesHeader | null = null;
  #isTimeGuessed = false;
  /** When the current output says that it was taken. */
  #time: string | null = null;
  #namesOfFile: string[] = [];
  /** Outputs of other routers, each of which is reported once. */
  readonly #otherRouters = new Set<string>();
  #hasPlaces = false;
  #routes = 0;
  #lines: string[] = [];
  #length = 0;

  constructor(options: ConvertOptions, report: Report) {
    this.#options = options;
    this.#given = report;
  }

  /** Reports, and remembers whether anything was an error. */
  readonly report: Report = (problem) => {
    this.#found.report(problem);
    this.#given(problem);
  };

  startFile(file: DumpFile): void {
    this.#file = file;
    this.#time = null;
    this.#last = null;
    this.#hasPlaces = false;
    this.#namesOfFile = [];
  }

  take(item: DumpItem, reader: DumpReader): void {
    if (item.kind === "time") {
      this.#time = item.time;
      return;
    }
    if (item.kind === "router-id") {
      this.#checkRouter(item.id);
      return;
    }
    if (!this.#header) this.#start(reader);
    switch (item.kind) {
      case "place":
        this.#place(item.place);
        return;
      case "route":
        this.#route(item.route);
        return;
      case "left-out":
        this.#nameLeftOut(item.what);
        this.#leftOut.add(item.what);
    }
  }

  #nameLeftOut(what: LeftOut): void {
    if (this.#namesOfFile.length >= MOST_NAMED) return;
    if (what.why !== "no-session" && what.why !== "not-whole") return;
    const { neighbor } = what;
    const name = what.why === "no-session" ? neighbor : `${neighbor}: ${what.missing}`;
    if (!this.#namesOfFile.includes(name)) this.#namesOfFile.push(name);
  }

  endFile(): void {
    const file = this.#file;
    if (!file) return;
    this.#checkTime(file);
    if (this.#hasPlaces || this.#found.failed) return;
    const params = { path: file.path, router: this.#options.router, leftOut: this.#namesOfFile };
    this.report(diagnostic("dump-of-nothing", params));
  }

  /** The lines made since the last call, if they are at least so many characters; else an empty text. */
  text(least: number): string {
    if (this.#length < least || this.#found.failed) return "";
    const text = this.#lines.join("");
    this.#lines = [];
    this.#length = 0;
    return text;
  }

  end(): ConvertedDumps | null {
    const header = this.#header;
    if (this.#found.failed || !header) return null;
    const empty = [...this.#places.values()]
      .map(({ place }) => place)
      .filter((place) => !this.#groups.has(place));
    this.#write(formatEnd(this.#routes, empty, header.router));
    const groups = [
      ...this.#groups.all,
      ...empty.map((place) => ({ ...place, ipv4: 0, ipv6: 0, source: NOWHERE })),
    ];
    return {
      ...{ header, routes: this.#routes, groups, leftOut: this.#leftOut.all },
      isTimeGuessed: this.#isTimeGuessed,
    };
  }

  #start(reader: DumpReader): void {
    const { router, time } = this.#options;
    const said = time ?? this.#time;
    this.#isTimeGuessed = said === null;
    const at = said ?? this.#file?.fallbackTime ?? "";
    this.#header = { router, time: at, source: reader.title };
    this.#write(formatHeader(this.#header));
  }

  /** An output that says which router it is of must be of the one that the user names. */
  #checkRouter(id: string): void {
    const { router, routerIds } = this.#options;
    const path = this.#file?.path ?? "";
    const found = routerIds.get(id) ?? null;
    const declared = [...routerIds].find(([, name]) => name === router)?.[0];
    if (declared === undefined || found === router || this.#otherRouters.has(path)) return;
    this.#otherRouters.add(path);
    this.report(diagnostic("dump-other-router-id", { path, id, found, router, declared }));
  }

  /** Outputs of one file must have been taken together, unless the user says a time. */
  #checkTime({ path }: DumpFile): void {
    const [time, first] = [this.#time, this.#header?.time ?? null];
    if (this.#options.time !== null || time === null || first === null) return;
    if (Math.abs(Date.parse(time) - Date.parse(first)) <= MOST_APART) return;
    this.report(diagnostic("dump-time-twice", { path, first, second: time }));
  }

  #place(place: RoutePlace): void {
    const path = this.#file?.path ?? "";
    const key = describePlace(place);
    // The router's own routes do not show that it is the right one.
    if (place.session !== null) this.#hasPlaces = true;
    this.#last = place;
    const known = this.#places.get(key);
    if (!known) this.#places.set(key, { place, path });
    else if (known.path !== path) {
      const params = { place: key, files: [known.path, path] as const };
      this.report(diagnostic("routes-in-two-files", params));
      this.#places.set(key, { place, path });
    }
  }

  #route(route: ReceivedRoute): void {
    const last = this.#last;
    if (
      last?.session !== route.session ||
      last.view !== route.view ||
      last.router !== route.router
    ) {
      this.#place({ session: route.session, router: route.router, view: route.view });
    }
    const place = this.#groups.add(route, () => NOWHERE);
    this.#routes++;
    if (!this.#seen.add(route.prefix, place)) {
      const params = { prefix: formatPrefix(route.prefix), place: describePlace(route) };
      if (++this.#twice <= MOST_NAMED) {
        const path = this.#file?.path ?? "";
        this.report(diagnostic("dump-route-twice", { ...params, path }));
      }
    }
    if (!this.#found.failed) this.#write(formatRoute(route, this.#options.router));
  }

  #write(line: string): void {
    this.#lines.push(line);
    this.#length += line.length;
  }

  #twice = 0;
}

/** The most neighbors, and routes that are there twice, that are named. */
const MOST_NAMED = 10;
/** An hour, in milliseconds: how long it may take to take all outputs of a router. */
const MOST_APART = 3_600_000;
/** Routes that come from no line of a file of routes. */
const NOWHERE = { path: "", text: "" };
