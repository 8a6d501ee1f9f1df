import { formatAddress, parseAddress, parsePrefix } from "../../../net/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import type { BgpLine } from "./bgp-line.ts";
import type { XrFile } from "./file-content.ts";
import { checkNested } from "./nested-words.ts";
import { isIgnored } from "./ignored.ts";
import type { Place } from "./place.ts";
import { readTimers } from "./timers.ts";

/** Reads a statement of `router bgp`, in one of its places; returns the place that it opens, or null. */
export function readBgpLine(
  statement: BgpLine,
  place: Exclude<Place, { readonly kind: "foreign" | "group" | "lost" }>,
  file: XrFile,
  problems: ReadingProblems,
): Place | null {
  const { line } = statement;
  const { words } = statement.command;
  const [first = "", second = "", third = ""] = words;
  const opens = first === "neighbor" ? 2 : first === "address-family" ? 3 : words.length;
  if (words.length > opens) {
    // What follows on the same line would belong to the neighbor or the family.
    problems.notUnderstood(line, "more than one command in a line");
  }
  switch (place.kind) {
    case "bgp":
      return readRouterLine(statement, file, problems);
    case "family":
      if (statement.text === "bgp origin-as validation enable") file.validated.add(place.family);
      else if (!isIgnored("family", words)) {
        problems.notUnderstood(line, "a setting of a family whose effect peerc does not know");
      } else notOurs(statement, problems);
      return { kind: "foreign", of: "bgp" };
    case "server":
      place.server.lines.push(statement);
      return null;
    case "neighbor": {
      if (first !== "address-family") {
        place.text.own.push(statement);
        return null;
      }
      const family = familyOf(second, third);
      if (family === null) {
        place.text.otherFamilies.push(line);
        return { kind: "nested", mode: "family" };
      }
      const lines = place.text.families.get(family) ?? [];
      place.text.families.set(family, lines);
      return { kind: "neighbor-family", lines };
    }
    case "neighbor-family":
      place.lines.push(statement);
      return null;
    case "nested":
      notOurs(statement, problems);
      if (!checkNested(place.mode, statement, problems)) return { kind: "lost" };
      if (first === "address-family") return { kind: "nested", mode: "family" };
      if (first === "neighbor") return { kind: "nested", mode: "session" };
      return { kind: "foreign", of: "bgp" };
  }
}

/** A statement directly in `router bgp`. */
function readRouterLine(statement: BgpLine, file: XrFile, problems: ReadingProblems): Place | null {
  const { text, line } = statement;
  const { words } = statement.command;
  const [first = "", second = "", third = ""] = words;
  switch (first) {
    case "neighbor":
      return openNeighbor(second, line, file, problems);
    case "rpki": {
      const address = second === "server" ? parseAddress(third) : null;
      if (!address || words.length !== 3) break;
      const key = formatAddress(address);
      const server = file.servers.get(key) ?? { address, line, lines: [] };
      file.servers.set(key, server);
      return { kind: "server", server };
    }
    case "vrf":
      return { kind: "nested", mode: "vrf" };
    case "neighbor-group":
    case "session-group":
      return { kind: "nested", mode: "session" };
    case "af-group":
      notOurs(statement, problems);
      return { kind: "nested", mode: "family" };
    case "address-family": {
      const family = familyOf(second, third);
      return family === null ? { kind: "nested", mode: "family" } : { kind: "family", family };
    }
    case "apply-group":
      file.groups.apply(words.slice(1), line);
      return null;
    case "timers": {
      const timers = second === "bgp" ? readTimers(words.slice(2)) : null;
      if (!timers) break;
      file.timers = timers;
      return null;
    }
  }
  if (text === "bgp enforce-first-as disable") file.enforceFirstAs = false;
  else if (text === "bgp unsafe-ebgp-policy") file.unsafe = true;
  else if (text === "bgp graceful-restart") file.gracefulRestart = true;
  else if (text === "bgp log neighbor changes disable") file.logsChanges = false;
  else if (
    /^(no bgp log neighbor changes( disable)?|bgp log neighbor changes detail)$/.test(text)
  ) {
    file.logsChanges = true;
  } else if (first === "bgp" && second === "router-id" && words.length === 3) {
    file.routerId = parseAddress(third);
  } else if (first === "no" && second === "neighbor") {
    removeNeighbor(words, line, file, problems);
  } else if (isIgnored("bgp", words)) {
    notOurs(statement, problems);
    return { kind: "foreign", of: "bgp" };
  } else {
    problems.notUnderstood(line, "a setting for all neighbors whose effect peerc does not know");
    return { kind: "lost" };
  }
  return null;
}

function familyOf(afi: string, safi: string): "ipv4" | "ipv6" | null {
  return safi === "unicast" && (afi === "ipv4" || afi === "ipv6") ? afi : null;
}

/** `no neighbor A` removes everything about the neighbor, including earlier lines of the file. */
function removeNeighbor(
  words: readonly string[],
  line: number,
  file: XrFile,
  problems: ReadingProblems,
): void {
  const address = parseAddress(words[2] ?? "");
  if (!address || words.length !== 3) {
    problems.notUnderstood(line, "a removal whose effect peerc does not know");
    return;
  }
  file.removed.push(address);
  file.neighbors.delete(formatAddress(address));
}

/** `neighbor A`, or a range of neighbors that may connect: `neighbor P/n`. */
function openNeighbor(
  remote: string,
  line: number,
  file: XrFile,
  problems: ReadingProblems,
): Place {
  const address = parseAddress(remote);
  if (!address) {
    const range = parsePrefix(remote);
    if (range) file.ranges.push({ range, line });
    else problems.notUnderstood(line, "neither an address nor a range of them");
    return { kind: "nested", mode: "session" };
  }
  const key = formatAddress(address);
  let text = file.neighbors.get(key);
  if (!text) {
    text = { address, line, own: [], families: new Map(), otherFamilies: [] };
    file.neighbors.set(key, text);
  }
  return { kind: "neighbor", text };
}

/** Reports one of peerc's names where nothing of peerc's is read. */
export function notOurs(
  { text, line }: { text: string; line: number },
  problems: ReadingProblems,
): void {
  if (text.includes("PEERC_")) {
    problems.notUnderstood(line, "something of ours in a place that peerc does not read");
  }
}
