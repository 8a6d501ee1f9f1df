// One process of the benchmark: a whole command line, as the user runs it.
import { readFileSync, writeFileSync } from "node:fs";
import { PerformanceObserver } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const { argv, cwd, result } = JSON.parse(readFileSync(process.argv[2], "utf8"));
let gc = 0;
const collections = (entries) => entries.forEach(({ duration }) => (gc += duration / 1000));
const observer = new PerformanceObserver((list) => collections(list.getEntries()));
observer.observe({ entryTypes: ["gc"] });
const main = new URL("../../dist/cli/main.cjs", import.meta.url);
let text = "";
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (piece) => {
    text += piece;
    return true;
  };
}
process.argv.splice(1, process.argv.length, fileURLToPath(main), ...argv);
process.chdir(cwd);
// The program goes on after its module has run.
process.once("beforeExit", async () => {
  // The collector's records come with the turns of the event loop.
  for (let turn = 0; turn < 3; turn++) await new Promise((done) => setTimeout(done, 10));
});
process.once("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  collections(observer.takeRecords());
  const code = process.exitCode ?? 0;
  writeFileSync(result, JSON.stringify({ code, text, cpu, gc, peak: maxRSS / 1024 }));
  process.exitCode = 0;
});
await import(main);
