// One process of the benchmark: `peerc build --watch`, and one peer changed again and again.
import { readFileSync, writeFileSync } from "node:fs";
import { setTimeout as after } from "node:timers/promises";

const { folder, file, changes, result } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { Progress } = await import("../../modules/cli/output/progress.js");
const { run } = await import("../../modules/cli/run.js");
const { IncrementalProof } = await import("../../modules/incremental/proof/incremental-proof.js");

/** What proving took, in seconds, one for each build. */
const proofs = [];
const { prove } = IncrementalProof.prototype;
IncrementalProof.prototype.prove = function (...args) {
  const start = globalThis.performance.now();
  const proof = prove.apply(this, args);
  proofs.push((globalThis.performance.now() - start) / 1000);
  return proof;
};

let text = "";
let built = () => undefined;
const stop = new globalThis.AbortController();
const io = {
  stdout: (piece) => (text += piece),
  stderr: (piece) => {
    text += piece;
    if (piece.includes("Watching")) built();
  },
  colour: false,
  progress: new Progress(null),
  cwd: folder,
  signal: stop.signal,
};
const ended = run(["build", "--watch", "--no-native-check"], io);
const next = () => new Promise((done) => (built = done));
await next();
const original = readFileSync(file, "utf8");
const rounds = [];
for (let round = 1; round <= changes; round++) {
  await after(200);
  const start = globalThis.performance.now();
  const { user, system } = process.cpuUsage();
  const done = next();
  writeFileSync(
    file,
    original.replace(
      /(max_prefixes: \{ ipv4: )(\d+)/,
      (_, words, n) => words + (Number(n) + round),
    ),
  );
  await done;
  const cpu = process.cpuUsage();
  rounds.push({
    wall: (globalThis.performance.now() - start) / 1000,
    cpu: (cpu.user + cpu.system - user - system) / 1e6,
  });
}
stop.abort();
const code = await ended;
writeFileSync(file, original);
const written = text.match(/^Written: /gm)?.length ?? 0;
const peak = process.resourceUsage().maxRSS / 1024;
const proofsAfter = proofs.slice(1);
writeFileSync(result, JSON.stringify({ code, text, rounds, proofs: proofsAfter, written, peak }));
process.exit(0);
