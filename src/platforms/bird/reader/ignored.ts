/** A statement of a BIRD configuration that does not affect peerc's part. */
export interface IgnoredStatement {
  /** Its first words. */
  readonly words: readonly string[];
  readonly end: StatementEnd;
  /** Why it does not affect our sessions, their filters, ROA tables, timers, identity and families. */
  readonly why: string;
}

/**
 * Where a statement ends, according to BIRD's grammar: with a semicolon, or with its last word, after which BIRD
 * requires no semicolon (nest/config.Y, sysdep/unix/config.Y; seen on 2.0.12).
 */
export type StatementEnd = "semicolon" | "flags" | "switch" | "number" | "duration" | "block";

/** Statements outside of protocols that are ignored. All others are read, or not understood. */
export const IGNORED: readonly IgnoredStatement[] = [
  { words: ["log"], end: "semicolon", why: "says where messages go" },
  { words: ["debug", "channels"], end: "flags", why: "sets what is logged" },
  { words: ["debug", "tables"], end: "flags", why: "sets what is logged (BIRD 3)" },
  { words: ["debug", "commands"], end: "number", why: "sets what is logged" },
  { words: ["debug", "latency", "limit"], end: "duration", why: "sets what is logged" },
  { words: ["debug", "latency"], end: "switch", why: "sets what is logged" },
  { words: ["watchdog", "warning"], end: "duration", why: "sets what is logged" },
  {
    words: ["watchdog", "timeout"],
    end: "duration",
    why: "ends the whole daemon if it hangs; ends no session of a running one",
  },
  { words: ["mrtdump"], end: "semicolon", why: "copies messages to a file" },
  { words: ["timeformat"], end: "semicolon", why: "sets how times are printed" },
  {
    words: ["hostname"],
    end: "semicolon",
    why: "is sent to neighbors only by `advertise hostname`, which is not understood in a session of ours",
  },
  {
    words: ["graceful", "restart", "wait"],
    end: "semicolon",
    why: "limits how long this router waits for neighbors after a restart, before it changes the kernel's table",
  },
  {
    words: ["attribute"],
    end: "semicolon",
    why: "names an attribute for filters; what a filter of ours does with one is not understood",
  },
  {
    words: ["threads"],
    end: "number",
    why: "sets how many processors BIRD 3 uses",
  },
  { words: ["mpls", "domain"], end: "block", why: "assigns labels, which no family of ours has" },
];

/** A kind of protocol that does not affect peerc's part, except for what is described here. */
export interface IgnoredProtocol {
  readonly why: string;
  /** What is still checked in it, and is an error if it concerns peerc's part. */
  readonly but: string | null;
}

const ROUTES =
  "brings routes into tables, or takes them from there: what our filters make of a route does not depend on where it is from";

/** Kinds of protocols that are ignored, by BIRD's keyword. */
export const IGNORED_PROTOCOLS: Readonly<Record<string, IgnoredProtocol>> = {
  bgp: {
    why: "is a session with another neighbor, or in a VRF",
    but: "a neighbor or a range of them that includes a declared one, also by constants and templates; `strict bind` and `free bind`, which take the port that our sessions listen on; whatever is named like, or names, something of ours",
  },
  rpki: { why: "fills ROA tables that none of our filters uses", but: "a ROA table of ours" },
  static: {
    why: ROUTES,
    but: "ROAs in a table of ours, also where that is the first, and so the one that is meant where none is named; BFD with a declared neighbor",
  },
  pipe: { why: ROUTES, but: "a ROA table of ours that it fills" },
  direct: { why: ROUTES, but: null },
  kernel: { why: ROUTES, but: null },
  ospf: { why: ROUTES, but: null },
  rip: { why: ROUTES, but: null },
  babel: { why: ROUTES, but: null },
  l3vpn: { why: ROUTES, but: null },
  radv: { why: "announces prefixes and itself to hosts on a link", but: null },
  mrt: { why: "copies tables to a file", but: null },
  bmp: { why: "copies what BGP sessions receive to a monitoring station", but: null },
  device: {
    why: "sets how often interfaces are checked",
    but: "where no `protocol device` is enabled, BIRD knows no interface, and no session comes up (running configurations)",
  },
  bfd: {
    why: "runs the BFD sessions that others request; ours have their own interval and multiplier",
    but: "where a session of ours asks for BFD: that one is enabled that takes it, with no password and nothing passive, and names no declared neighbor (running configurations)",
  },
};
