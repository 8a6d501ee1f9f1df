import { error } from "../entry.ts";

/** Diagnostics of `src/impact`: what a change does to received routes. */
export const impactCatalog = {
  "impact-post-policy": error<{ session: string; router: string; routes: number }>({
    about:
      "The files have the routes of a session only as an import policy has left them. What another policy would do with the routes that the neighbor sent cannot be said from that: it may accept some that were rejected, and test what the old one has changed.",
    message: (p) =>
      `of ${p.session} on ${p.router} there are only routes after its import policy (${p.routes})`,
    hint: () =>
      "collect what the neighbor sent (adj-rib-in-pre-policy): BMP `pre-policy`, BIRD's import table, Junos' receive-protocol; docs/impact.md says how",
  }),
  "impact-flows-not-sent": error<{ path: string }>({
    about:
      "The file given with --flows has only traffic that is received. Received routes decide where traffic is sent.",
    message: (p) => `${p.path} has no traffic that is sent (out_p95_bps)`,
  }),
  "impact-no-routes": error({
    about: "The files of routes have none that a neighbor sent, so there is nothing to compare.",
    message: () => "the files have no routes as neighbors sent them (adj-rib-in-pre-policy)",
    hint: () => "docs/impact.md says how to collect them",
  }),
  "impact-other-neighbor": error<{
    session: string;
    router: string;
    routes: number;
    asn: number;
    found: number;
  }>({
    about:
      "None of a session's routes has the neighbor's ASN first in its AS_PATH, although the session enforces that: they are the routes of another session.",
    message: (p) =>
      `none of the ${p.routes} routes of ${p.session} on ${p.router} is from AS${p.asn}: they come from AS${p.found}`,
    hint: () => "the routes are of another session or router: collect them again",
  }),
  "impact-next-hop-elsewhere": error<{
    session: string;
    router: string;
    found: string;
    other: string;
  }>({
    about:
      "The next hops of a session's routes are the address of another session's neighbor: the routes were collected there.",
    message: (p) =>
      `the routes of ${p.session} on ${p.router} have the next hop ${p.found}, which is the neighbor of ${p.other}`,
    hint: () => "the routes are of another session or router: collect them again",
  }),
  "impact-too-old": error<{ path: string; time: string; age: string; most: string }>({
    about: "The routes in a file were taken longer ago than --max-age allows.",
    message: (p) => `${p.path}: the routes are of ${p.time}, ${p.age} ago; --max-age is ${p.most}`,
    hint: () => "collect them again",
  }),
  "impact-in-future": error<{ path: string; time: string; now: string }>({
    about: "The routes in a file were taken after the time that --now gives: one clock is wrong.",
    message: (p) => `${p.path}: the routes are of ${p.time}, which is after ${p.now}`,
    hint: () => "compare the clocks of the router and of this machine",
  }),
  "impact-needs-vrps": error<{ sessions: readonly string[] }>({
    about:
      "A policy tests the RPKI state of routes, and there are no VRPs by which it could be decided.",
    message: ({ sessions: [first = "", ...rest] }) =>
      `the policy of ${first}${rest.length > 0 ? ` and of ${rest.length} more` : ""} tests the RPKI state, and there are no VRPs`,
    hint: () =>
      "give your validator's with --vrps FILE (Routinator: `routinator vrps --format json`, rpki-client: its json)",
  }),
  "impact-vrps-unreadable": error<{ path: string; problem: string }>({
    about: "The file given with --vrps is not the JSON output of an RPKI validator.",
    message: (p) => `${p.path}: ${p.problem}`,
    hint: () => "Routinator, rpki-client, rtrtr and what StayRTR reads are understood",
  }),
  "impact-no-running-router": error<{ name: string; path: string; known: readonly string[] }>({
    about: "A file with a running configuration is named for no router of the network.",
    message: (p) => `${p.path}: the network has no router ${p.name}`,
    hint: (p) =>
      `name the router before the file: --running NAME=FILE; routers: ${p.known.join(", ")}`,
  }),
} as const;
