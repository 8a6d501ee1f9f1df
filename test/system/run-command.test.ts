import { describe, expect, test } from "@jest/globals";

import { runCommand } from "../../src/system/index.ts";

const node = process.execPath;

describe("runCommand", () => {
  test("gives output and exit code, and passes words on as they are", async () => {
    const script =
      "console.log(JSON.stringify(process.argv.slice(1))); console.error('e'); process.exit(3)";
    const words = ["a b", "$(id)", ";", "`x`", "*", "--", "-v", "é"];
    expect(await runCommand(node, ["-e", script, "--", ...words])).toEqual({
      exitCode: 3,
      stdout: `${JSON.stringify(words)}\n`,
      stderr: "e\n",
      timedOut: false,
      overflowed: false,
      signal: null,
    });
  });

  test("is null for a program that is not installed, and fails for one that cannot be run", async () => {
    expect(await runCommand("peerc-no-such-program", [])).toBeNull();
    await expect(runCommand("/", [])).rejects.toThrow(/cannot be run/);
  });

  test("kills what takes too long, even if it will not hear of it", async () => {
    const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)";
    expect(await runCommand(node, ["-e", deaf], { timeoutMs: 500 })).toMatchObject({
      timedOut: true,
      signal: "SIGKILL",
      exitCode: 137,
    });
  });

  test("gives no input, and keeps IRRD_SOURCES from the program", async () => {
    process.env["IRRD_SOURCES"] = "EVIL";
    try {
      const script =
        "process.stdin.on('end', () => console.log(process.env.IRRD_SOURCES)).resume()";
      const result = await runCommand(node, ["-e", script], { timeoutMs: 10_000 });
      expect(result).toMatchObject({ stdout: "undefined\n", timedOut: false });
    } finally {
      delete process.env["IRRD_SOURCES"];
    }
  });

  test("gives input, other variables, and bytes as they are, where told to", async () => {
    const script =
      "process.stdin.on('data', (data) => process.stdout.write(Buffer.concat([data, Buffer.from([255, 10])])));" +
      "process.stdout.write(`${process.env.PEERC_A} ${process.env.PEERC_B}|`)";
    const pieces: Buffer[] = [];
    process.env["PEERC_B"] = "ours";
    try {
      const result = await runCommand(node, ["-e", script], {
        input: "\u00e9",
        env: { PEERC_A: "theirs", PEERC_B: undefined },
        onBytes: (bytes) => void pieces.push(bytes),
      });
      expect([result?.stdout, Buffer.concat(pieces).toString("latin1")]).toEqual([
        "",
        "theirs undefined|\u00c3\u00a9\u00ff\n",
      ]);
    } finally {
      delete process.env["PEERC_B"];
    }
  });
});
