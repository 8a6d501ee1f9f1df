import { colourChoice, wantsColour } from "./output/wants-colour.ts";
import { EXIT, type Io } from "./output/io.ts";
import { canRewriteLine, Progress, type Terminal } from "./output/progress.ts";
import { run } from "./run.ts";

const interrupt = new AbortController();
process.once("SIGINT", () => interrupt.abort());
process.once("SIGTERM", () => interrupt.abort());
// If the reader of the output stops (`peerc … | head`), that is not an error.
process.stdout.on("error", (problem: NodeJS.ErrnoException) => {
  if (problem.code === "EPIPE") process.exit(EXIT.ok);
  throw problem;
});

const terminal: Terminal | null =
  process.stderr.isTTY && canRewriteLine(process.env)
    ? {
        write: (text) => void process.stderr.write(text),
        columns: () => process.stderr.columns || 80,
      }
    : null;
const progress = new Progress(terminal);

const choice = colourChoice(process.argv.slice(2));
const colourOn = ({ isTTY }: { readonly isTTY?: boolean }): boolean =>
  wantsColour(choice, isTTY === true, process.env);

const io: Io = {
  stdout: (text) => {
    progress.clear();
    process.stdout.write(text);
  },
  stderr: (text) => {
    progress.clear();
    process.stderr.write(text);
  },
  progress,
  columns: process.stdout.isTTY ? process.stdout.columns || 80 : null,
  colour: colourOn(process.stderr),
  colourOut: colourOn(process.stdout),
  cwd: process.cwd(),
  summaryFile: process.env["GITHUB_STEP_SUMMARY"] || null,
  converse:
    process.stdin.isTTY && process.stderr.isTTY
      ? async () => (await import("./output/converse.ts")).converse(process.stdin, process.stderr)
      : null,
  env: process.env,
  signal: interrupt.signal,
};

async function fail(problem: unknown): Promise<void> {
  const { sourceStack } = await import("./output/source-stack.ts");
  const text = problem instanceof Error ? (problem.stack ?? problem.message) : String(problem);
  io.stderr(
    `peerc: internal error, please report it together with the input:\n${sourceStack(text)}\n`,
  );
  process.exitCode = EXIT.internal;
}

run(process.argv.slice(2), io)
  .then((code) => {
    process.exitCode = code;
  })
  .catch(fail);
