#!/usr/bin/env node
import { EXIT, type Io } from "./io.ts";
import { run } from "./run.ts";

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());
process.once("SIGTERM", () => interrupt.abort());
// A reader that stops reading (`peerc … | head`) is no fault of ours.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code === "EPIPE") process.exit(EXIT.ok);
  throw problem;
});

const io: Io = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  colour: process.stderr.isTTY && !process.env["NO_COLOR"],
  cwd: process.cwd(),
  signal: interrupt.signal,
};

try {
  process.exitCode = await run(process.argv.slice(2), io);
} catch (problem) {
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  io.stderr(`peerc: internal error, please report it together with the input:\n${text}\n`);
  process.exitCode = EXIT.internal;
}
