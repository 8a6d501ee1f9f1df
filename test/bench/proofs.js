import { middle } from "./measure.js";

/** What is printed in a line: a name, and which stages it adds up. */
const COLUMNS = [
  ["render", ["render"]],
  ["with limits", ["limits", "render"]],
  ["proof", ["read back", "verify"]],
];

/**
 * The proof beside rendering: for each platform the seconds of CPU and on the clock that its stages take, where no other
 * platform was built before in the same process; the middle one of some runs.
 */
export function formatProofs(proofs) {
  const lines = proofs.map(({ platform, runs }) => {
    const cells = COLUMNS.map(([, stages]) => {
      const seconds = (what) => middle(runs.map((rows) => sum(rows, platform, stages, what)));
      return `${seconds("cpu").toFixed(2)} / ${seconds("wall").toFixed(2)}`;
    });
    return [platform, ...cells].map((cell) => cell.padEnd(16)).join("");
  });
  const head = ["CPU s / wall s", ...COLUMNS.map(([name]) => name)];
  return [head.map((cell) => cell.padEnd(16)).join(""), ...lines, ""]
    .map((line) => line.trimEnd())
    .join("\n");
}

function sum(rows, platform, stages, what) {
  const wanted = new Set(stages.map((stage) => `${platform}: ${stage}`));
  return rows.reduce((total, row) => (wanted.has(row.stage) ? total + row[what] : total), 0);
}
