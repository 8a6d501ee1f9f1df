import { peerc } from "./command.js";
import { REFERRED_ROUTES } from "./referred-routes.js";
import { Tally } from "./tally.js";

/**
 * Holds `peerc irr tree` of every object over IRRd against the same over dumps and over our server. Gives the number of
 * differences.
 */
export async function holdTrees({ folder, names, sources, dump, irrd, server }) {
  const tally = new Tally("`peerc irr tree`, over IRRd and over the same objects");
  const where = {
    IRRd: ["--server", `127.0.0.1:${irrd}`],
    "`peerc irrd`": ["--server", `127.0.0.1:${server}`],
    "the dump": ["--dump", dump],
  };
  for (const name of names) {
    const trees = [];
    for (const [over, options] of Object.entries(where)) {
      const fixed = ["--sources", sources.join(), "--format", "json"];
      const { code, stdout } = await peerc(folder, "irr", "tree", name, ...options, ...fixed);
      trees.push({ over, text: `${code} ${stdout}` });
    }
    tally.count("objects");
    const [first, ...others] = trees;
    for (const { over, text } of others) {
      if (text === first.text) tally.count(`the same from ${over}`);
      else if (withoutReferred(text) === withoutReferred(first.text)) tally.excuse(REFERRED_ROUTES);
      else {
        const [here, there] = [difference(first.text, text), difference(text, first.text)];
        tally.differ(`${name}: from IRRd: ${here}; from ${over}: ${there}`);
      }
    }
  }
  return tally.print();
}

/** A tree without the sources of prefixes and the order that they give; prefixes that are then the same count once. */
function withoutReferred(text) {
  const start = text.indexOf("{");
  if (start < 0) return text;
  const tree = JSON.parse(text.slice(start));
  const lines = tree.nodes.map((node) =>
    JSON.stringify(node.kind === "prefix" ? { ...node, source: null } : node),
  );
  return JSON.stringify([text.slice(0, start), { ...tree, nodes: [...new Set(lines)].sort() }]);
}

/** The first line that only one text has. */
function difference(text, other) {
  const lines = new Set(other.split("\n"));
  return (
    text
      .split("\n")
      .find((line) => !lines.has(line))
      ?.trim() ?? "nothing more"
  );
}
