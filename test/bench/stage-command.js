// One process of the benchmark: a whole command line, as the user runs it.
import { readFileSync, writeFileSync } from "node:fs";

const { argv, cwd, result } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { run } = await import("../../dist/cli/run.js");
let text = "";
const code = await run(argv, {
  stdout: (piece) => (text += piece),
  stderr: (piece) => (text += piece),
  colour: false,
  cwd,
  signal: globalThis.AbortSignal.abort(),
});
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
const cpu = (userCPUTime + systemCPUTime) / 1e6;
writeFileSync(result, JSON.stringify({ code, text, cpu, peak: maxRSS / 1024 }));
