import { diagnostic, Diagnostics, type Report } from "../diagnostics/index.ts";
import { child, items, makeValidator, numberOf, textOf, type Node } from "../document/index.ts";
import {
  parseAddress,
  parseCommunity,
  readPrefix,
  type Address,
  type Community,
  type Prefix,
} from "../net/index.ts";
import { parseAsPath, routeValueOf, type PathSegment } from "../policy/index.ts";
import { ROUTE_VIEWS, type ReceivedRoute } from "./received-route.ts";
import { check } from "./route.check.ts";
import { readSessionName } from "./session-name.ts";

const validate = makeValidator(check);

/**
 * Reads a line with a route as `FastReader` does, and reports everything that is wrong with it at its place. `router`:
 * the one that the first line of the file names. Null if an error was reported.
 */
export function explainRoute(
  root: Node,
  router: string | null,
  given: Report,
): ReceivedRoute | null {
  const found = new Diagnostics();
  const report: Report = (d) => {
    found.report(d);
    given(d);
  };
  validate(root, report);
  const textAt = (key: string) => textOf(child(root, key));
  const session = textAt("session");
  const view = ROUTE_VIEWS.find((one) => one === textAt("view"));
  const prefix = readPrefixAt(child(root, "prefix"), report);
  const asPath = readPathAt(child(root, "as_path"), report);
  const nextHop = readHopAt(child(root, "next_hop"), prefix, report);
  const communities = items(child(root, "communities")).flatMap((node) =>
    readCommunityAt(node, report),
  );
  const isOwn = view === "loc-rib" && !child(root, "session");
  const needed = view === undefined || isOwn ? [] : ["session", "next_hop"];
  for (const key of needed.filter((one) => !child(root, one))) {
    const hint =
      key === "session" ? "only the router's own routes, in loc-rib, have none" : undefined;
    report(diagnostic("missing-key", { key }, { span: root.span, hint }));
  }
  const ownRouter = child(root, "router");
  if (ownRouter && router !== null && textOf(ownRouter) !== router) {
    const params = { router: textOf(ownRouter) ?? "", header: router };
    report(diagnostic("routes-of-another-router", params, { span: ownRouter.span }));
  }
  const origin = routeValueOf("origin", textAt("origin") ?? "");
  if (found.failed || view === undefined || !prefix || !asPath || origin === null) return null;
  const numberAt = (key: string) => {
    const number = numberOf(child(root, key));
    return number === null ? null : number >>> 0;
  };
  return {
    session: session === null ? null : readSessionName(session),
    router: textOf(ownRouter) ?? router,
    view,
    prefix,
    asPath,
    nextHop,
    communities,
    med: numberAt("med"),
    localPreference: numberAt("local_pref"),
    origin,
    otc: numberAt("otc"),
    pathId: numberAt("path_id"),
  };
}

function readPrefixAt(node: Node | null, report: Report): Prefix | null {
  const text = textOf(node);
  if (node === null || text === null) return null;
  const prefix = readPrefix(text);
  if (typeof prefix !== "string") return prefix;
  const expected = {
    syntax: "a prefix like 192.0.2.0/24",
    length: "a prefix: its length is too large",
    "host-bits": "a prefix without host bits",
  }[prefix];
  return refuse(node, text, expected, report);
}

function readPathAt(node: Node | null, report: Report): readonly PathSegment[] | null {
  const text = textOf(node);
  if (node === null || text === null) return null;
  const expected = "an AS_PATH like `13335 209242 {64500,64501}`";
  return parseAsPath(text) ?? refuse(node, text, expected, report);
}

function readHopAt(node: Node | null, prefix: Prefix | null, report: Report): Address | null {
  const text = textOf(node);
  if (node === null || text === null) return null;
  const address = parseAddress(text);
  if (address?.family === "ipv4" && prefix?.family === "ipv6") {
    return refuse(node, text, "an IPv6 address, which the next hop of an IPv6 prefix is", report);
  }
  return address ?? refuse(node, text, "an IPv4 or IPv6 address", report);
}

function readCommunityAt(node: Node, report: Report): readonly Community[] {
  const text = textOf(node);
  if (text === null) return [];
  const community = parseCommunity(text);
  if (community) return [community];
  refuse(node, text, "a community like 65535:666, 52580:1:2 or rt:52580:7", report);
  return [];
}

function refuse(node: Node, value: string, expected: string, report: Report): null {
  report(diagnostic("invalid-value", { value, expected }, { span: node.span }));
  return null;
}
