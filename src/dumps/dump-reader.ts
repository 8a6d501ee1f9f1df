import type { Report } from "../diagnostics/index.ts";
import type { Address, Asn, Family } from "../net/index.ts";
import type { ReceivedRoute, RoutePlace, RouteView } from "../routes/index.ts";

/** The kinds of output that are read. */
export const DUMP_KINDS = ["bird", "frr", "junos", "iosxr", "bmp", "mrt"] as const;

/** One of `DUMP_KINDS`. */
export type DumpKind = (typeof DUMP_KINDS)[number];

/** A neighbor as a router's output names it. What the output does not say is null. */
export interface DumpNeighbor {
  readonly address: Address | null;
  readonly asn: Asn | null;
  /** The name of the neighbor's configuration on the router, for example of BIRD's protocol. */
  readonly name: string | null;
  /** The family of the routes. */
  readonly family: Family;
}

/** What a neighbor in a router's output is in the network. */
export type FoundSession =
  | { readonly kind: "session"; readonly name: string; readonly router: string }
  /** It is none of the network's sessions, for example one of iBGP. */
  | { readonly kind: "unknown" }
  /** It is a session of another router than the one that the output is said to be of. */
  | { readonly kind: "other-router"; readonly name: string; readonly router: string }
  /** It may be any of these: neighbors with the same link-local address on two interfaces. */
  | { readonly kind: "ambiguous"; readonly names: readonly string[] };

/** A router's output, unpacked, in pieces of any size, and what the user says of it. */
export interface DumpInput {
  /** As the user named it. */
  readonly path: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What went wrong, in words, when `bytes` fails. */
  readonly describeError: (error: unknown) => string;
  /** The router that the output is said to be of. */
  readonly router: string;
  /** The session of all routes, for output that does not name the neighbor; null: the output has to. */
  readonly session: { readonly name: string; readonly router: string } | null;
  /** The view, for output that does not say it; null: the output has to. */
  readonly view: RouteView | null;
  /** Which session of the network a neighbor is; `DumpPlaces` asks it and reports. */
  readonly findSession: (neighbor: DumpNeighbor) => FoundSession;
}

/** What is read from a router's output, piece by piece. */
export type DumpItem =
  /** When the routes were taken, as the output says it: RFC 3339 in UTC. At most once, before all routes. */
  | { readonly kind: "time"; readonly time: string }
  /** The output says the BGP identifier of the router that it is of: an IPv4 address, as a text. */
  | { readonly kind: "router-id"; readonly id: string }
  /** The output lists this place, even if no route of it follows. */
  | { readonly kind: "place"; readonly place: RoutePlace }
  | { readonly kind: "route"; readonly route: ReceivedRoute }
  /** Routes that are left out on purpose; counted by reason and named for the user. */
  | { readonly kind: "left-out"; readonly what: LeftOut };

/** Routes that are not part of the result, and why. */
export type LeftOut =
  /** Of a neighbor that is no session of the network. */
  | { readonly why: "no-session"; readonly neighbor: string }
  /** Of another family than IPv4 or IPv6 unicast. */
  | { readonly why: "other-family"; readonly family: string }
  /** Something that the neutral form has no place for: an AS_CONFED segment, for example. */
  | { readonly why: "no-form"; readonly prefix: string; readonly attribute: string }
  /** Of another view than the one that is read: filtered ones among accepted ones, for example. */
  | { readonly why: "other-view"; readonly what: string }
  /** All routes of a session of the network, because some of them are not in the output. */
  | { readonly why: "not-whole"; readonly neighbor: string; readonly missing: string }
  /** Messages or records that are about something else than the routes of neighbors. */
  | { readonly why: "not-about-routes"; readonly what: string };

/**
 * Reads one kind of output. `read` yields what it finds in batches, so that memory does not grow with the input. What it
 * does not understand, and an input that is cut off, it reports with its place, and ends; then nothing of it may be used.
 */
export interface DumpReader {
  readonly kind: DumpKind;
  /** What it reads, in words: the command whose output it is. */
  readonly title: string;
  /** Whether an input that begins with these bytes (up to 4096) is of this kind. */
  recognizes(head: Uint8Array): boolean;
  read(input: DumpInput, report: Report): AsyncIterable<readonly DumpItem[]>;
}
