import { error, warning } from "../entry.ts";

/** A kind of output that is read, and the command that prints it. */
interface Kind {
  readonly kind: string;
  readonly title: string;
}

/** Diagnostics of `src/dumps`: what routers print or send about their routes. */
export const dumpsCatalog = {
  "dump-unreadable": error<{ path: string; problem: string }>({
    about:
      "A router's output cannot be read to its end, or is packed in a way that is not read. None of its routes are used.",
    message: (p) => `${p.path}: ${p.problem}`,
  }),
  "dump-kind-unknown": error<{ path: string; kinds: readonly Kind[] }>({
    about:
      "A file begins like none of the outputs of routers that are read. It may be the output of another command, or have something in front.",
    message: (p) => `${p.path} begins like none of the outputs that are read`,
    hint: (p) =>
      p.kinds.length === 0
        ? undefined
        : `take one of these, or say which it is with --from: ${p.kinds.map(describe).join("; ")}`,
  }),
  "dump-kind-ambiguous": error<{ path: string; kinds: readonly Kind[] }>({
    about: "A file begins like several of the outputs of routers that are read.",
    message: (p) => `${p.path} may be of several kinds: ${p.kinds.map(describe).join("; ")}`,
    hint: (p) => `say which one: ${p.kinds.map(({ kind }) => `--from ${kind}`).join(" or ")}`,
  }),
  "dump-already-read": error<{ path: string }>({
    about: "With --router, `peerc routes` reads what routers print; this file was made from that.",
    message: (p) => `${p.path} already is a file of received routes`,
    hint: () => "without --router, `peerc routes` checks it",
  }),
  "dump-not-understood": error<{ what: string }>({
    about:
      "A router's output has something that peerc does not understand. It is never skipped: it could be a route. None of the output is used.",
    message: (p) => p.what,
  }),
  "dump-cut-off": error<{ what: string }>({
    about:
      "A router's output does not have its end, so that it is unknown whether all routes are there. None of it is used.",
    message: (p) => p.what,
  }),
  "dump-view-unknown": error<{ what: string; views: readonly string[] }>({
    about:
      "The output does not say whether its routes are as the neighbor sent them or as the import policy left them, or cannot have the view that was asked for.",
    message: (p) => p.what,
    hint: (p) =>
      p.views.length === 0 ? undefined : `say which it is: --view ${p.views.join(" or --view ")}`,
  }),
  "dump-session-unknown": error<{ path: string }>({
    about: "The output does not name the neighbor that its routes are of.",
    message: (p) => `${p.path} does not say which neighbor its routes are of`,
    hint: () => "say which one: --session NAME",
  }),
  "dump-other-session": error<{ given: string; found: string }>({
    about: "The output names a neighbor, and it is not that of the session that was given.",
    message: (p) => `--session is ${p.given}, but the routes are of ${p.found}`,
  }),
  "dump-other-router": error<{ session: string; router: string; given: string }>({
    about:
      "A neighbor in the output is one of another router of the network: the output is not that of the router which it is said to be of.",
    message: (p) => `${p.session} is a session of ${p.router}, and not of ${p.given}`,
    hint: (p) => `is it the output of ${p.router}? Then say so with --router`,
  }),
  "dump-other-router-id": error<{
    path: string;
    id: string;
    found: string | null;
    router: string;
    declared: string;
  }>({
    about:
      "The output says the BGP identifier of the router that it was taken from, and it is not the `router_id` of the router which it is said to be of. BIRD shows it with `show status`, FRR in its tables, BMP in the OPEN that the router sent, and a table of MRT as that of the collector.",
    message: (p) =>
      `${p.path} is of a router with the identifier ${p.id}; ${p.router} has ${p.declared}`,
    hint: (p) =>
      p.found === null
        ? "no router of the network has this identifier"
        : `it is that of ${p.found}: say so with --router`,
  }),
  "dump-session-ambiguous": error<{ neighbor: string; sessions: readonly string[] }>({
    about: "Several sessions of the router have this neighbor, and the output does not say which.",
    message: (p) => `${p.neighbor} is the neighbor of ${p.sessions.join(" and of ")}`,
    hint: () => "take the routes of one session alone, and name it with --session",
  }),
  "dump-route-twice": error<{ path: string; prefix: string; place: string }>({
    about:
      "An output has two routes of a session to one prefix in the same view. Without ADD-PATH, BGP has one; with it, they have different path identifiers.",
    message: (p) => `${p.path}: ${p.place} has two routes to ${p.prefix}`,
    hint: () => "the output was taken twice, or while routes changed: take it again",
  }),
  "dump-time-twice": error<{ path: string; first: string; second: string }>({
    about:
      "Outputs that were taken at different times make no picture of the routes that a router has.",
    message: (p) => `${p.path} is of ${p.second}, and the first file of ${p.first}`,
    hint: () => "make a file of each, or say with --time what to write",
  }),
  "dump-time-ahead": warning<{ time: string }>({
    about:
      "A router's routes are said to be taken in the future: a clock is wrong, or a time zone.",
    message: (p) => `the routes are said to be taken at ${p.time}, which is in the future`,
    hint: () => "say with --time when they were taken",
  }),
  "dump-of-nothing": error<{ path: string; router: string; leftOut: readonly string[] }>({
    about:
      "An output has nothing about any session that the network has on the router: it is that of another router, or of another command.",
    message: (p) =>
      `${p.path} has nothing about the sessions of ${p.router}${p.leftOut.length === 0 ? "" : `, only of ${p.leftOut.join(", ")}`}`,
    hint: (p) => `\`peerc list --router ${p.router}\` shows the sessions`,
  }),
} as const;

function describe({ kind, title }: Kind): string {
  return `${kind} (${title})`;
}
