import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatPrefix, parsePrefix, type Prefix } from "../../net/index.ts";
import type { ReceivedRoute, RouteView } from "../../routes/index.ts";
import { readAddress } from "../cached-readers.ts";
import { DumpPlaces } from "../dump-places.ts";
import type { DumpInput, DumpItem, DumpReader } from "../dump-reader.ts";
import { NOT_IN_USE } from "../not-in-use.ts";
import { spanOfLine } from "../read-text.ts";
import { isObject, readFrrPath, type FrrPath } from "./frr-path.ts";
import { JsonCutter, type JsonPart } from "./json-cutter.ts";

/** Reads `show bgp ipv4|ipv6 unicast json detail` of FRR 8.4 to 10: one output, or several, one after the other. */
export const frrReader: DumpReader = {
  kind: "frr",
  title: "FRR: show bgp ipv4|ipv6 unicast json detail",
  recognizes: (head) => BEGINNING.test(Buffer.from(head).toString("latin1")),
  read,
};

/** How FRR's tables begin, and what it prints of received routes. */
const BEGINNING = /^\s*\{\s*"(?:vrfId|bgpTableVersion|bgpLocalRouterId)"\s*:/;

const WHY_NOT_RECEIVED =
  "what FRR prints of received routes is not what the neighbor sent: it has no communities, before 10.2 it has the attributes after the import policy, and with `detail` the routes in use";

async function* read(
  input: DumpInput,
  report: Report,
): AsyncGenerator<readonly DumpItem[], void, undefined> {
  const cutter = new JsonCutter();
  const decoder = new TextDecoder("utf-8");
  const reader = new FrrParts(input, report);
  const fail = (code: "dump-not-understood" | "dump-cut-off", what: string) =>
    report(diagnostic(code, { what }, { span: spanOfLine(input.path, "", cutter.line) }));
  const pieces = input.bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await pieces.next();
      } catch (error) {
        const problem = `${input.describeError(error)}, after line ${cutter.line}`;
        report(diagnostic("dump-unreadable", { path: input.path, problem }));
        return;
      }
      const isLast = next.done === true;
      const text =
        next.done === true ? decoder.decode() : decoder.decode(next.value, { stream: true });
      const parts = cutter.push(text);
      if (!parts) {
        fail("dump-not-understood", "this is not what `vtysh -c 'show bgp … json detail'` prints");
        return;
      }
      for (const part of parts) if (!reader.part(part)) return;
      yield reader.take();
      if (isLast) break;
    }
  } finally {
    await pieces.return?.();
  }
  if (cutter.isOpen || cutter.objects === 0) {
    fail("dump-cut-off", "the output ends within its JSON: it is cut off");
  }
}

/** The parts of FRR's JSON, one after the other. */
class FrrParts {
  readonly #input: DumpInput;
  readonly #report: Report;
  readonly #places: DumpPlaces;
  #items: DumpItem[] = [];
  #defaultPreference: number | null = null;
  #prefixes = 0;

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

  /** Reads a part; false: no more are wanted, because of an error. */
  part(part: JsonPart): boolean {
    let value: unknown;
    try {
      value = JSON.parse(`{${part.text}}`);
    } catch {
      return this.#refuse("this is no JSON", part);
    }
    const [[key, of] = ["", null]] = isObject(value) ? Object.entries(value) : [];
    return part.kind === "route" ? this.#route(key, of, part) : this.#member(key, of, part);
  }

  #member(key: string, value: unknown, part: JsonPart): boolean {
    switch (key) {
      case "vrfId":
        this.#defaultPreference = null;
        this.#prefixes = 0;
        return true;
      case "vrfName":
        return value === "default" || this.#refuse("only the default VRF can be read", part);
      case "defaultLocPrf":
        this.#defaultPreference = typeof value === "number" ? value : null;
        return true;
      case "totalRoutes":
        return (
          value === this.#prefixes ||
          this.#refuse(`FRR counts ${String(value)} prefixes, but here are ${this.#prefixes}`, part)
        );
      case "routerId":
        if (typeof value === "string") this.#items.push({ kind: "router-id", id: value });
        return true;
      case "tableVersion":
      case "localAS":
      case "totalPaths":
        return true;
      case "bgpTableVersion":
      case "bgpLocalRouterId":
      case "receivedRoutes": {
        const span = spanOfLine(this.#input.path, "", part.line);
        const hint =
          "have FRR send the received routes by BMP: `bmp monitor ipv4 unicast pre-policy`";
        const params = { what: WHY_NOT_RECEIVED, views: [] };
        this.#report(diagnostic("dump-view-unknown", params, { span, hint }));
        return false;
      }
      default:
        return this.#refuse(`\`${key}\` is not understood`, part);
    }
  }

  #route(shown: string, value: unknown, part: JsonPart): boolean {
    const prefix = parsePrefix(shown);
    if (!prefix) return this.#refuse("this is no IPv4 or IPv6 prefix", part);
    this.#prefixes++;
    // The paths, since 10 in an object; before that, `json detail` has an object of its own in front of them.
    const all: unknown = isObject(value) ? value["paths"] : value;
    if (!Array.isArray(all)) return this.#refuse("the prefix has no list of paths", part);
    const paths = all.filter(
      (one) => !(isObject(one) && typeof one["prefix"] === "string" && !("aspath" in one)),
    );
    for (const one of paths) {
      const path = readFrrPath(one, this.#defaultPreference);
      if (typeof path === "string") return this.#refuse(path, part);
      if (!this.#path(prefix, path, part)) return false;
    }
    return true;
  }

  #path(prefix: Prefix, path: FrrPath, part: JsonPart): boolean {
    const view: RouteView = this.#input.view ?? "loc-rib";
    const { peer, isBest, origin, asPath, nextHop, communities, noForm } = path;
    if (view === "adj-rib-in-pre-policy") {
      const what = "FRR prints routes in use, and those that the import policy has changed";
      const span = spanOfLine(this.#input.path, "", part.line);
      const views = ["loc-rib", "adj-rib-in-post-policy"];
      this.#report(diagnostic("dump-view-unknown", { what, views }, { span }));
      return false;
    }
    if (peer === null) {
      this.#own(prefix, path);
      return true;
    }
    const address = readAddress(peer);
    const name = address ? null : peer;
    const neighbor = { address, asn: null, name, family: prefix.family };
    const found = this.#places.of(neighbor, view, () =>
      spanOfLine(this.#input.path, "", part.line),
    );
    if (found.kind === "failed") return false;
    if (found.kind === "left-out") this.#items.push(found);
    else if (view === "loc-rib" && !isBest) {
      this.#items.push(found, { kind: "left-out", what: NOT_IN_USE });
    } else if (noForm !== null) {
      const what = { why: "no-form", prefix: formatPrefix(prefix), attribute: noForm } as const;
      this.#items.push(found, { kind: "left-out", what });
    } else if (!nextHop) return this.#refuse("the path has no next hop", part);
    else {
      const { med, localPreference, otc, pathId } = path;
      // Written out: objects that are joined by spreading them take several times as long.
      const route: ReceivedRoute = {
        session: found.place.session,
        router: found.place.router,
        view: found.place.view,
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
    return true;
  }

  /** A route of the router itself: in the Loc-RIB it has a place. */
  #own(prefix: Prefix, path: FrrPath): void {
    const { isBest, origin, asPath, communities, med, localPreference } = path;
    if (this.#input.view === "adj-rib-in-post-policy") {
      const neighbor = "the router itself";
      this.#items.push({ kind: "left-out", what: { why: "no-session", neighbor } });
    } else if (!isBest) this.#items.push({ kind: "left-out", what: NOT_IN_USE });
    else {
      const route: ReceivedRoute = {
        ...{ session: null, router: this.#input.router, view: "loc-rib", prefix, asPath },
        ...{ nextHop: null, communities, med, localPreference, origin, otc: null, pathId: null },
      };
      this.#items.push({ kind: "route", route });
    }
  }

  #refuse(what: string, { text, line }: JsonPart): false {
    const shown = text.trim().split("\n", 1)[0] ?? "";
    const span = spanOfLine(this.#input.path, shown, line);
    this.#report(diagnostic("dump-not-understood", { what }, { span }));
    return false;
  }
}
