import { didYouMean } from "../did-you-mean.ts";
import { error } from "../entry.ts";

const HEADER = '{"format":"peerc-routes","version":1,"time":"2026-11-29T20:35:00Z"}';

/** Diagnostics of `src/routes`: files of received routes. */
export const routesCatalog = {
  "routes-unreadable": error<{ path: string; line: number; problem: string }>({
    about: "A file of received routes cannot be read to its end. None of its routes are used.",
    message: (p) => `${p.path}: ${p.problem}${p.line > 0 ? `, after line ${p.line}` : ""}`,
  }),
  "routes-not-the-form": error<{ found: string }>({
    about:
      "The first line of a file of received routes does not say that it is one: the file is something else, such as a router's output or an MRT file, or its first line is missing.",
    message: (p) => `this is not a file of received routes: it begins with ${p.found}`,
    hint: () => `its first line is like ${HEADER}; docs/routes.md describes the others`,
  }),
  "routes-version-unknown": error<{ found: string; known: number }>({
    about: "The file of received routes was written in another version of the form.",
    message: (p) => `the file has version ${p.found}; this peerc reads version ${p.known}`,
  }),
  "routes-cut-off": error<{ routes: number }>({
    about:
      "A file of received routes ends without its last line, which has the number of routes: the stream was cut off, or its writer is not finished. None of its routes are used.",
    message: (p) =>
      `the file ends after ${countOf(p.routes)}, without its last line: it may be cut off`,
    hint: (p) => `if all routes are there, end it with the line {"routes":${p.routes}}`,
  }),
  "routes-count-differs": error<{ said: number; found: number }>({
    about: "The last line of a file of received routes has another number of routes than the file.",
    message: (p) => `the last line says ${countOf(p.said)}, but the file has ${p.found}`,
    hint: () => "lines were lost or added after it was written: take the routes again",
  }),
  "routes-after-end": error({
    about: "A file of received routes goes on after its last line, which has the number of routes.",
    message: () => "there is more after the last line",
    hint: () => "give several files one by one; a file cannot be appended to another one",
  }),
  "routes-line-too-long": error<{ kilobytes: number }>({
    about: "A line is far longer than a route can be, so the file is something else.",
    message: (p) => `the line is longer than ${p.kilobytes} kB`,
    hint: () => "there must be one route on each line (JSON Lines)",
  }),
  "routes-empty-line": error({
    about: "A line of a file of received routes is empty.",
    message: () => "the line is empty",
    hint: () => "remove it",
  }),
  "route-twice": error<{ prefix: string; place: string }>({
    about:
      "A session has two routes to a prefix in the same view. Without ADD-PATH, BGP has one; with it, they differ in `path_id`.",
    message: (p) => `${p.place} has two routes to ${p.prefix}: another one is on an earlier line`,
    hint: () => "the routes were collected twice, or while they changed: collect them again",
  }),
  "routes-of-another-router": error<{ router: string; header: string }>({
    about:
      "The first line of a file names the router of all routes, and a route names another one.",
    message: (p) => `the route is of ${p.router}, but the first line says ${p.header}`,
    hint: () => "leave `router` out of the first line if the routes are of several",
  }),
  "routes-place-not-empty": error<{ place: string }>({
    about: "The last line names a session that has no routes, but the file has routes of it.",
    message: (p) => `${p.place} is listed as empty, but has routes`,
  }),
  "routes-more-errors": error<{ lines: number; path: string }>({
    about: "Only the first lines with errors are shown; this is the number of the others.",
    message: (p) =>
      `${p.path}: ${p.lines} more ${p.lines === 1 ? "line has" : "lines have"} errors`,
  }),
  "routes-folder-empty": error<{ path: string }>({
    about: "A folder is given for files of received routes, and has none.",
    message: (p) => `${p.path} has no files of routes (*.jsonl, *.jsonl.gz)`,
  }),
  "routes-in-two-files": error<{ place: string; files: readonly [string, string] }>({
    about:
      "Two files have the routes of the same session in the same view: taken at different times, or of two routers that have a session of this name.",
    message: ({ place, files: [one, other] }) =>
      one === other
        ? `${place} is in ${one} with and without its router`
        : `${place} is in ${one} and in ${other}`,
    hint: () => "leave one out, or say in both of which router they are (`router`)",
  }),
  "routes-unknown-session": error<{
    session: string;
    router: string | null;
    known: readonly string[];
  }>({
    about: "The routes are of a session that the network does not have.",
    message: (p) =>
      `the network has no session ${p.session}${p.router === null ? "" : ` on ${p.router}`}`,
    hint: (p) => {
      const near = didYouMean(p.session, p.known);
      return near === null ? "`peerc list` shows the sessions" : `did you mean ${near}?`;
    },
  }),
  "routes-unknown-router": error<{ router: string; known: readonly string[] }>({
    about: "The routes are of a router that the network does not have.",
    message: (p) => `the network has no router ${p.router}`,
    hint: (p) => {
      const near = didYouMean(p.router, p.known);
      return near === null ? `routers: ${p.known.join(", ")}` : `did you mean ${near}?`;
    },
  }),
  "routes-ambiguous-session": error<{ session: string; routers: readonly string[] }>({
    about: "Several routers have a session of this name, and the routes do not say which one.",
    message: (p) => `${p.session} is on ${p.routers.join(" and ")}`,
    hint: () => "say which one with `router`, in the first line or in each",
  }),
  "routes-other-family": error<{ session: string; family: string; found: string }>({
    about: "The routes are of another address family than their session, which has only one.",
    message: (p) => `${p.session} is an ${p.family} session, but has ${p.found} routes here`,
    hint: () => "routes that come over the neighbor's other session belong to that one",
  }),
} as const;

function countOf(routes: number): string {
  return routes === 1 ? "1 route" : `${routes} routes`;
}
