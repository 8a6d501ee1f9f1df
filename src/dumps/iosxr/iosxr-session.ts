import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { formatAddress, formatPrefix } from "../../net/index.ts";
import type { DocumentKind } from "../documents/document-splitter.ts";
import { childrenOf, type Element, type ElementHandler } from "../documents/element.ts";
import { ElementCollector, type DocumentVisitor } from "../documents/element-collector.ts";
import { FoundItems } from "../documents/found-items.ts";
import type { SessionReader } from "../documents/read-session.ts";
import type { DumpPlaces } from "../dump-places.ts";
import type { DumpInput, DumpItem } from "../dump-reader.ts";
import { quotedLine } from "../read-text.ts";
import { readPath, type XrPath } from "./read-path.ts";

/** The model of the answer. */
export const NAMESPACE = "http://cisco.com/ns/yang/Cisco-IOS-XR-ipv4-bgp-oper";

/** From the answer to the paths. */
const CONTAINERS = new Set([
  ...["rpc-reply", "data", "bgp", "instances", "instance", "instance-active", "default-vrf"],
  ...["vrfs", "vrf", "afs", "af", "path-table"],
]);
const VIEW = "adj-rib-in-pre-policy";
const INSTEAD =
  "IOS-XR shows received routes without their communities, which peerc does not guess: send them to a BMP station, or fetch the path table over NETCONF (docs/routes.md)";

/** Makes items of the BGP path table of IOS-XR, as NETCONF gives it. */
export class XrSession implements SessionReader, DocumentVisitor {
  readonly #input: DumpInput;
  readonly #report: Report;
  readonly #places: DumpPlaces;
  readonly #found: FoundItems;
  #hasTable = false;
  #hasTableInDocument = false;
  /** The paths of the last prefix: those that policies changed, and how neighbors sent them. */
  #prefix = "";
  #changed = new Map<string, string>();
  #received = new Set<string>();

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
    // The end of a message in NETCONF 1.0 (RFC 6242, 4.3).
    if (/^\s*(?:\]\]>\]\]>)?\s*$/.test(text)) return true;
    return this.#found.fail(
      isShown(text) ? INSTEAD : `${quotedLine(text)} is not understood`,
      number,
      text,
    );
  }

  start(kind: DocumentKind): ElementHandler | null {
    if (kind === "json")
      this.#found.fail("JSON is not read: fetch the path table as XML (docs/routes.md)");
    if (this.#found.failed) return null;
    this.#hasTableInDocument = false;
    return new ElementCollector(CONTAINERS, this);
  }

  enter(path: readonly string[], namespace: string): void {
    const [name, outer] = [path.at(-1) ?? "", path.at(-2)];
    if (name === "bgp" && namespace !== NAMESPACE) {
      this.#found.fail(`the element \`bgp\` is of another model than ${NAMESPACE}`);
    }
    if (outer !== undefined && !INSIDE[name]?.includes(outer)) {
      this.#found.fail(`the element \`${name}\` is in a wrong place`);
    }
    if (name === "path-table") this.#hasTable = this.#hasTableInDocument = true;
  }

  element(element: Element, path: readonly string[]): void {
    if (this.#found.failed) return;
    const outer = path.at(-1);
    if (element.name === "rpc-error") {
      const [message] = childrenOf(element, "error-message");
      this.#found.fail(`the router says: ${message?.text ?? "error"}`);
    } else if (outer === "path-table" && element.name === "path") this.#path(element);
    else if (outer === "path-table" || outer === "data" || outer === "rpc-reply" || !outer) {
      this.#found.fail(`the element \`${element.name}\` is not understood`);
    }
  }

  leave(path: readonly string[]): void {
    if (path.at(-1) === "path-table") this.#endPrefix();
  }

  end(): boolean {
    if (!this.#hasTableInDocument) this.#found.fail("the answer has no `path-table`");
    return !this.#found.failed;
  }

  wrong(problem: string, line: number): void {
    this.#found.fail(problem, line);
  }

  tooLarge(name: string): void {
    this.#found.fail(`the element \`${name}\` is larger than that of any path`);
  }

  finish(): void {
    if (this.#found.failed || this.#hasTable) return;
    const what = `${this.#input.path} has no path table`;
    this.#report(diagnostic("dump-cut-off", { what }));
  }

  #path(element: Element): void {
    const path = readPath(element);
    if (path === null) return;
    if (typeof path === "string") {
      this.#found.push({ kind: "left-out", what: { why: "other-family", family: path } });
    } else if ("problem" in path) this.#found.fail(`${path.prefix}: ${path.problem}`);
    else this.#add(path);
  }

  #add(path: XrPath): void {
    const { prefix, neighbor, state, asPath, pathId } = path;
    const text = formatPrefix(prefix);
    if (text !== this.#prefix) this.#endPrefix();
    this.#prefix = text;
    const found = this.#places.of(
      { address: neighbor, asn: null, name: null, family: prefix.family },
      VIEW,
    );
    if (found.kind === "failed") this.#found.stop();
    if (found.kind === "left-out") this.#found.push(found);
    if (found.kind !== "place") return;
    const name = formatAddress(neighbor);
    const key = `${name} ${pathId ?? ""}`;
    if (state === "changed") {
      this.#changed.set(key, name);
      return;
    }
    this.#received.add(key);
    this.#found.pushRoute(found.place, path, asPath, path);
  }

  /** A path that a policy changed says nothing about what the neighbor sent, so that has to be there as well. */
  #endPrefix(): void {
    for (const [key, neighbor] of this.#changed) {
      if (this.#received.has(key)) continue;
      this.#found.fail(
        `${this.#prefix} from ${neighbor} is not there as the neighbor sent it: the neighbor needs \`soft-reconfiguration inbound always\``,
      );
    }
    this.#prefix = "";
    this.#changed = new Map();
    this.#received = new Set();
  }
}

/** Container → what it may be in. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  ...{
    data: ["rpc-reply"],
    bgp: ["data", "rpc-reply"],
    instances: ["bgp"],
    instance: ["instances"],
  },
  ...{
    "instance-active": ["instance"],
    "default-vrf": ["instance-active"],
    vrfs: ["instance-active"],
  },
  ...{ vrf: ["vrfs"], afs: ["default-vrf", "vrf"], af: ["afs"], "path-table": ["af"] },
};

/** Whether a line is of what the router shows to people. */
export function isShown(text: string): boolean {
  return /^(?:RP\/\d+\/\S+:|BGP router identifier |BGP instance \d|BGP main routing table |Status codes: s suppressed|show bgp )/m.test(
    text,
  );
}
