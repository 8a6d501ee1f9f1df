import { LIST_NAME, readAsnJson, readPrefixJson } from "../../modules/irr/bgpq4/bgpq4-json.js";
import { runCommand } from "../../modules/system/index.js";

/** Deeper than any set; with it bgpq4 follows sets itself, one `!i` for each. */
const DEPTH = "1000";
const TIMEOUT_MS = 300_000;

/**
 * Has bgpq4 expand a set: to its prefixes of a family, or to its origins, for which it follows the set itself. Gives
 * them sorted, or what is wrong as a text: bgpq4 exits with 0 in most cases of trouble, so any complaint is trouble.
 */
export async function askBgpq4(name, what, { server, sources, walk }) {
  const isRouteSet = /(?:^|:)RS-/.test(name);
  const follow = (walk || what === "origins") && !isRouteSet ? ["-L", DEPTH] : [];
  const wanted = { ipv4: ["-4"], ipv6: ["-6"], origins: ["-t"] }[what];
  const args = ["-h", server, "-S", sources.join(), "-p", ...wanted, ...follow];
  const result = await runCommand("bgpq4", [...args, "-j", "-l", LIST_NAME, "--", name], {
    timeoutMs: TIMEOUT_MS,
  });
  if (result === null) return "bgpq4 is not there any more";
  if (result.timedOut || result.overflowed) return "bgpq4 did not come to an end";
  const complaints = result.stderr
    .split("\n")
    .filter((line) => line.trim() !== "" && !/Ignoring prefix \S+, wrong af \d+$/.test(line));
  if (result.exitCode !== 0 || complaints.length > 0) {
    return `bgpq4 exited with ${result.exitCode}: ${complaints.slice(0, 3).join("; ")}`;
  }
  return what === "origins" ? readAsnJson(result.stdout) : readPrefixJson(result.stdout, what);
}
