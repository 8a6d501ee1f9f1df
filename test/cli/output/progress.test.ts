import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";

import { Progress } from "../../../src/cli/output/progress.ts";
import { run } from "../../../src/cli/run.ts";
import { startIrrdServer } from "../../../src/irr/index.ts";
import { AZION_DUMP } from "../../fixtures/azion-dump.ts";
import { networkText } from "../../fixtures/network.ts";
import { readRegistry } from "../../irr/registry.ts";

/** A terminal of one line: its current text, and everything ever written to it. */
class FakeTerminal {
  line = "";
  readonly lines: string[] = [];
  #width: number;

  constructor(width = 80) {
    this.#width = width;
  }

  columns = (): number => this.#width;

  write = (text: string): void => {
    // Every write is a clear line, with or without something on it.
    const [before, line, ...more] = text.split("\r\u001b[K");
    if (before !== "" || line === undefined || more.length > 0 || !/^[\x20-\x7e]*$/.test(line)) {
      throw new Error(`not for this terminal: ${JSON.stringify(text)}`);
    }
    this.line = line;
    if (this.line.length >= this.#width) throw new Error(`wraps: ${this.line}`);
    if (this.line !== "") this.lines.push(this.line);
  };
}

/** Progress on a fake terminal, with seconds that pass when the test says so. */
function start(width?: number) {
  const terminal = new FakeTerminal(width);
  let ms = 0;
  const pass = (seconds: number): void => {
    ms += seconds * 1000;
    jest.advanceTimersByTime(seconds * 1000);
  };
  return { terminal, progress: new Progress(terminal, () => ms), pass };
}

beforeEach(() => void jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate"] }));
afterEach(() => void jest.useRealTimers());

describe("the line", () => {
  test("appears after a second, names what is done, what is at work and the seconds, and is gone at the end", () => {
    const { terminal, progress, pass } = start();
    progress.stage("expanding", 3);
    progress.at("AS-A");
    progress.done();
    progress.at("AS-B");
    expect(terminal.lines).toEqual([]);
    pass(1);
    expect(terminal.line).toBe("expanding: 1 of 3 objects, AS-B, 1 s");
    progress.done();
    progress.at("AS-C");
    expect(terminal.line).toBe("expanding: 2 of 3 objects, AS-C, 1 s");
    pass(61);
    expect(terminal.line).toBe("expanding: 2 of 3 objects, AS-C, 62 s");
    progress.end();
    expect(terminal.line).toBe("");
    pass(10);
    expect(terminal.line).toBe("");
  });

  test("never appears where all is done within a second", () => {
    const { terminal, progress, pass } = start();
    progress.stage("expanding", 1);
    progress.at("AS-A");
    pass(0.9);
    progress.stage("writing the snapshot");
    progress.end();
    pass(10);
    expect(terminal.lines).toEqual([]);
  });

  test("counts the seconds from the first part on, and those of the next command anew", () => {
    const { terminal, progress, pass } = start();
    progress.stage("reading dumps");
    pass(2);
    progress.stage("building", 4, "routers");
    expect(terminal.line).toBe("building: 0 of 4 routers, 2 s");
    progress.end();
    progress.stage("reading dumps");
    expect(terminal.line).toBe("");
    pass(1);
    expect(terminal.line).toBe("reading dumps, 1 s");
  });

  test("makes room for other text, and comes again", () => {
    const { terminal, progress, pass } = start();
    progress.stage("asking rr.ntt.net:43");
    pass(1);
    progress.clear();
    expect(terminal.line).toBe("");
    pass(1);
    expect(terminal.line).toBe("asking rr.ntt.net:43, 2 s");
  });

  test("is cut to the width of the terminal", () => {
    const { terminal, progress, pass } = start(20);
    progress.stage("expanding", 1000);
    progress.at("RADB::AS64496:AS-CUSTOMERS");
    pass(1);
    expect(terminal.line).toBe("expanding: 0 of 100");
  });

  test("is nowhere where there is no terminal", () => {
    let asked = 0;
    const progress = new Progress(null, () => asked++);
    progress.stage("expanding", 1);
    progress.at("AS-A");
    progress.done();
    progress.clear();
    progress.end();
    expect(asked).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("commands", () => {
  let root = "";
  beforeEach(() => {
    jest.useRealTimers();
    root = mkdtempSync(join(tmpdir(), "peerc-progress-"));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** Runs a command line with a clock that advances by a second each time it is read. */
  const shown = (...argv: readonly string[]) => shownIn(root, ...argv);

  async function shownIn(cwd: string, ...argv: readonly string[]) {
    const terminal = new FakeTerminal(200);
    let seconds = 0;
    const progress = new Progress(terminal, () => seconds++ * 1000);
    let stdout = "";
    const code = await run(argv, {
      stdout: (text) => void (stdout += text),
      stderr: () => undefined,
      colour: false,
      progress,
      cwd,
      signal: AbortSignal.abort(),
    });
    const lines = terminal.lines.map((line) => line.replace(/, \d+ s$/, ""));
    return { code, stdout, lines, line: terminal.line };
  }

  test("fetch reports which dump it reads and which object it expands, build which router it renders", async () => {
    writeFileSync(join(root, "network.yaml"), networkText());
    writeFileSync(join(root, "irr.rpsl"), AZION_DUMP);
    const fetched = await shown("fetch");
    expect(fetched).toMatchObject({ code: 0, line: "" });
    expect(fetched.lines).toContain("reading dumps, irr.rpsl");
    expect(fetched.lines).toContain("expanding: 0 of 3 objects, AS52580");
    expect(fetched.lines.at(-1)).toBe("writing the snapshot");
    expect(fetched.stdout).toMatch(/^snapshot: written, 3 objects differ\n/);

    const built = await shown("build", "--no-native-check");
    expect(built).toMatchObject({ code: 0, line: "" });
    expect(built.lines.slice(-2)).toEqual([
      expect.stringMatching(/^building: 0 of 1 routers, rendering /),
      expect.stringMatching(/^building: 0 of 1 routers, proving /),
    ]);
    expect(built.stdout).not.toMatch(/building|\r|\p{Cc}\[/u);
  });

  test("verify, test and diff report what they do", async () => {
    const texts: readonly (readonly [argv: readonly string[], shown: readonly string[]])[] = [
      [
        ["verify", "examples/azion"],
        [
          "reading the snapshot",
          "compiling",
          "proving: 0 of 4 files, examples/azion/rendered/for1.conf",
        ],
      ],
      [
        ["test", "examples/azion"],
        ["reading what is rendered: 3 of 4 routers, mia1", "deciding assertions"],
      ],
      [
        ["diff", "examples/azion", "examples/azion"],
        ["reading examples/azion", "compiling", "comparing"],
      ],
    ];
    for (const [argv, expected] of texts) {
      const { lines, line, stdout } = await shownIn(process.cwd(), ...argv);
      expect(lines).toEqual(expect.arrayContaining([...expected]));
      expect(line).toBe("");
      expect(stdout).not.toMatch(/compiling|\r|\p{Cc}\[/u);
    }
  });

  test("irr tree reports how many answers a server gave", async () => {
    const database = await readRegistry(
      "as-set: AS-A\nmembers: AS1\nsource: TEST\n\nroute: 192.0.2.0/24\norigin: AS1\nsource: TEST\n",
    );
    const server = await startIrrdServer(database);
    try {
      const address = `127.0.0.1:${server.port}`;
      const { lines, line } = await shown("irr", "tree", "AS-A", "--server", address);
      expect(lines).toContain(`asking ${address}, 1 answers, !sTEST`);
      expect(lines).toContain(`asking ${address}, 3 answers, !gAS1`);
      expect(line).toBe("");
    } finally {
      await server.close();
    }
  });
});
