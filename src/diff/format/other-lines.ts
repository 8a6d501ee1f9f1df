import type { DiffReport, NewSessionRow } from "../rows/diff-report.ts";
import { listed, sessionsText, type Extent } from "./extent.ts";
import { count, placeText, sessionText, sizeText, some } from "./words.ts";

/** What makes somebody look twice. */
export function riskLines({ risks, flags }: DiffReport, extent: Extent): readonly string[] {
  const off = flags.switchedOff.map(({ risk, place }) => [
    `  ${switchedOffText(risk)}, ${placeText(place)}`,
  ]);
  const found = risks.map(({ text, detail, prefixes, sessions }) => {
    const family = sessions[0]?.family ?? "ipv4";
    const set = prefixes
      ? `: ${some(prefixes.ranges, extent.ranges, prefixes.rangesLeftOut)} (${sizeText(prefixes, family)})`
      : "";
    const line = detail === null ? text : `${text}: ${detail}`;
    return [`  ${line}${set}`, `    ${sessionsText(sessions, extent)}`];
  });
  const lines = [...off, ...found];
  return lines.length === 0
    ? []
    : ["", "Look twice", ...listed(lines, extent.changes, (one) => one)];
}

/** The registry objects that several changes come from, each with all of their sessions. */
export function objectLines({ objects }: DiffReport, extent: Extent): readonly string[] {
  const lines = objects
    .filter(({ routes }) => routes.length > 1)
    .map(({ name, routes, sessions }) => [
      `  ${name}: ${count(routes.length, "change")}`,
      `    ${sessionsText(sessions, extent)}`,
    ]);
  return lines.length === 0
    ? []
    : [
        "",
        "Registry objects behind several changes",
        ...listed(lines, extent.changes, (one) => one),
      ];
}

/** That a change switches off the flag of a risk. */
export function switchedOffText(risk: string): string {
  return `the flag ${risk} is switched off, from the next change on`;
}

/** Limits and options. */
export function settingLines({ settings, routers }: DiffReport, extent: Extent): readonly string[] {
  if (settings.length + routers.changed.length === 0) return [];
  const lines = [
    ...routers.changed.map(({ name, before, after, place, routers: where }) => [
      `  ${name}: ${before} -> ${after}`,
      `    ${count(where.length, "router")}: ${some(where, extent.sessions)}, ${placeText(place)}`,
    ]),
    ...settings.map(({ name, before, after, place, sessions }) => [
      `  ${name}: ${before} -> ${after}`,
      `    ${sessionsText(sessions, extent)}, ${placeText(place)}`,
    ]),
  ];
  return ["", "Settings", ...listed(lines, extent.changes, (one) => one)];
}

/** Routers, peers and sessions that come, go and move. */
export function comeAndGoLines(
  { sessions, peers, routers }: DiffReport,
  extent: Extent,
): readonly string[] {
  const peer = (one: { readonly asn: number; readonly name: string }) => `AS${one.asn} ${one.name}`;
  const most = extent.changes;
  const accepts = ({ accepts: set, ...session }: NewSessionRow) =>
    `${sessionText(session)}${set ? ` (accepts ${sizeText(set, session.family)})` : ""}`;
  const lines = [
    ...countedLine("new router", "new routers", routers.added, most),
    ...countedLine("router gone", "routers gone", routers.removed, most),
    ...countedLine("new peer", "new peers", peers.added.map(peer), most),
    ...countedLine("peer gone", "peers gone", peers.removed.map(peer), most),
    ...countedLine("new session", "new sessions", sessions.added.map(accepts), most),
    ...countedLine("session gone", "sessions gone", sessions.removed.map(sessionText), most),
    ...countedLine(
      "session moved",
      "sessions moved",
      sessions.moved.map(({ from, to }) => `${to.name} from ${from.router} to ${to.router}`),
      most,
    ),
  ];
  return lines.length === 0 ? [] : ["", "Come, gone and moved", ...lines];
}

function countedLine(
  one: string,
  several: string,
  all: readonly string[],
  most: number,
): readonly string[] {
  return all.length === 0 ? [] : [`  ${count(all.length, one, several)}: ${some(all, most)}`];
}

/** Filters of which nothing is known. */
export function notComparedLines({ notCompared }: DiffReport, extent: Extent): readonly string[] {
  if (notCompared.length === 0) return [];
  return [
    "",
    "Not compared: too large for all differences to be found; nothing is known of them",
    ...listed(notCompared, extent.changes, ({ direction, session }) => [
      `  ${direction}, ${sessionText(session)}`,
    ]),
  ];
}
