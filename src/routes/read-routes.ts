import { diagnostic, Diagnostics, type Diagnostic, type Report } from "../diagnostics/index.ts";
import { child, isMap, parseJson } from "../document/index.ts";
import { formatPrefix } from "../net/index.ts";
import { describePlace } from "./describe-place.ts";
import { explainRoute } from "./explain-route.ts";
import { FastReader } from "./fast-reader.ts";
import { readEnd, type RoutesEnd } from "./read-end.ts";
import { readHeader } from "./read-header.ts";
import type { ReceivedRoute, RoutesFile, RoutesHeader } from "./received-route.ts";
import { RouteGroups } from "./route-groups.ts";
import { SeenRoutes } from "./seen-routes.ts";
import { LineSplitter } from "./split-lines.ts";

/** The longest line in bytes: many times what an extended BGP message (RFC 8654) can hold as text. */
const LONGEST_LINE = 1024 * 1024;
/** The most lines with errors that are shown. */
const MOST_SHOWN = 20;

/** A file of received routes, unpacked, in pieces of any size. */
export interface RoutesInput {
  /** As the user named it. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What went wrong, in words, when `bytes` fails. */
  readonly describeError: (error: unknown) => string;
}

/**
 * Reads a file of received routes (docs/routes.md), and gives each route to `onRoute` as it comes; memory is needed only
 * to find routes that are there twice. Every line is checked, but of those with errors only the first ones are shown,
 * and the others counted. Null if anything was reported: then the routes given so far must not be used, because the
 * file may be cut off or damaged.
 */
export async function readRoutes(
  { path, bytes, describeError }: RoutesInput,
  onRoute: (route: ReceivedRoute) => void,
  report: Report,
): Promise<RoutesFile | null> {
  const reader = new RoutesReader(path, onRoute, report);
  const splitter = new LineSplitter(LONGEST_LINE, (line, number) => reader.line(line, number));
  const pieces = bytes[Symbol.asyncIterator]();
  for (;;) {
    let next: IteratorResult<Uint8Array>;
    try {
      next = await pieces.next();
    } catch (error) {
      const params = { path, line: splitter.lines, problem: describeError(error) };
      report(diagnostic("routes-unreadable", params));
      return reader.stop();
    }
    if (next.done === true) break;
    const state = splitter.push(next.value);
    if (state === "more") continue;
    await pieces.return?.();
    if (state === "too-long") reader.tooLong(splitter.lines + 1);
    return reader.stop();
  }
  splitter.end();
  return reader.end(splitter.lines);
}

/** The lines of a file, one after the other. */
class RoutesReader {
  readonly #path: string;
  readonly #onRoute: (route: ReceivedRoute) => void;
  readonly #report: Report;
  readonly #fast = new FastReader();
  readonly #seen = new SeenRoutes();
  readonly #groups = new RouteGroups();
  #header: RoutesHeader | null = null;
  #end: RoutesEnd | null = null;
  #routes = 0;
  /** How many lines have errors. */
  #wrong = 0;
  #failed = false;

  constructor(path: string, onRoute: (route: ReceivedRoute) => void, report: Report) {
    this.#path = path;
    this.#onRoute = onRoute;
    this.#report = (d) => {
      this.#failed = true;
      report(d);
    };
  }

  /** Reads a line; returns whether the rest of the file should be read. */
  line(text: string, number: number): boolean {
    if (number === 1) {
      this.#header = readHeader(this.#source(text, 1), this.#report);
      return this.#header !== null;
    }
    if (this.#end) {
      const span = { source: this.#source(text, number), start: 0, end: text.length };
      this.#report(diagnostic("routes-after-end", {}, { span }));
      return false;
    }
    const router = this.#header?.router ?? null;
    const route = this.#fast.read(text, router) ?? this.#explain(text, number, router);
    if (route) this.#accept(route, text, number);
    return true;
  }

  /** Reads what is no plain route: a route with a mistake or in an unusual form, or the last line. */
  #explain(text: string, number: number, router: string | null): ReceivedRoute | null {
    const found = new Diagnostics();
    const source = this.#source(text, number);
    let route: ReceivedRoute | null = null;
    let isRoute = true;
    if (/^\s*$/.test(text)) {
      const span = { source, start: 0, end: 0 };
      found.report(diagnostic("routes-empty-line", {}, { span }));
      isRoute = false;
    } else {
      const root = parseJson(source, found.report);
      if (root && isMap(root) && child(root, "routes")) {
        this.#end = readEnd(root, router, found.report);
        // A last line with mistakes is one as well.
        this.#end ??= { routes: this.#routes, empty: [], span: root.span };
        isRoute = false;
      } else if (root) route = explainRoute(root, router, found.report);
    }
    if (isRoute && !route) this.#routes++;
    this.#reportLine(found.all);
    return route;
  }

  #accept(route: ReceivedRoute, text: string, number: number): void {
    this.#routes++;
    // A copy: a piece of a text keeps the whole text in memory.
    const copy = () => this.#source(Buffer.from(text).toString(), number);
    const place = this.#groups.add(route, copy);
    if (this.#seen.add(route.prefix, place)) {
      this.#onRoute(route);
      return;
    }
    const params = { prefix: formatPrefix(route.prefix), place: describePlace(route) };
    const span = { source: this.#source(text, number), start: 0, end: text.length };
    this.#reportLine([diagnostic("route-twice", params, { span })]);
  }

  #reportLine(found: readonly Diagnostic[]): void {
    if (found.length === 0) return;
    this.#failed = true;
    if (++this.#wrong <= MOST_SHOWN) found.forEach(this.#report);
  }

  #source(text: string, firstLine: number) {
    return { path: this.#path, text, firstLine };
  }

  /** A line is longer than any route. */
  tooLong(number: number): void {
    const span = { source: this.#source("", number), start: 0, end: 0 };
    const params = { kilobytes: LONGEST_LINE / 1024 };
    this.#report(diagnostic("routes-line-too-long", params, { span }));
  }

  /** Reading was given up. */
  stop(): null {
    const lines = this.#wrong - MOST_SHOWN;
    if (lines > 0) this.#report(diagnostic("routes-more-errors", { lines, path: this.#path }));
    return null;
  }

  /** The file is over after so many lines. */
  end(lines: number): RoutesFile | null {
    if (lines === 0) {
      const span = { source: this.#source("", 1), start: 0, end: 0 };
      const found = "nothing: the file is empty";
      this.#report(diagnostic("routes-not-the-form", { found }, { span }));
    }
    const header = this.#header;
    if (!header) return null;
    const end = this.#end;
    const routes = this.#routes;
    if (!end) {
      const span = { source: this.#source("", lines + 1), start: 0, end: 0 };
      this.#report(diagnostic("routes-cut-off", { routes }, { span }));
      return this.stop();
    }
    if (end.routes !== routes) {
      const params = { said: end.routes, found: routes };
      this.#report(diagnostic("routes-count-differs", params, { span: end.span }));
    }
    for (const place of end.empty.filter((one) => this.#groups.has(one))) {
      const params = { place: describePlace(place) };
      this.#report(diagnostic("routes-place-not-empty", params, { span: place.span }));
    }
    if (this.#failed) return this.stop();
    const empty = end.empty.map(({ span, ...place }) => ({
      ...place,
      ...{ ipv4: 0, ipv6: 0, source: span.source },
    }));
    return { path: this.#path, header, routes, groups: [...this.#groups.all, ...empty] };
  }
}
