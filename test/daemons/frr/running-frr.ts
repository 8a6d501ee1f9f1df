import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "../../fixtures/until.ts";
import { VtySocket, type VtyAnswer } from "./vty-socket.ts";

/** A running bgpd on its own port of 127.0.0.1, without zebra. */
export interface RunningFrr {
  readonly port: number;
  /** What it answers to a command outside of its configuration. */
  ask(command: string): Promise<VtyAnswer>;
  askAll(commands: readonly string[]): Promise<readonly VtyAnswer[]>;
  /**
   * Loads lines as vtysh loads a file: those of prefix lists and route maps together, which are all discarded if one
   * is refused. Returns bgpd's errors, each with its line; none if it accepts everything.
   */
  load(lines: readonly string[]): Promise<readonly string[]>;
  stop(): Promise<void>;
}

/** Starts bgpd with its module for RPKI. */
export async function startFrr(port: number): Promise<RunningFrr> {
  const directory = mkdtempSync(join(tmpdir(), "peerc-frr-"));
  const child = spawn(
    "/usr/lib/frr/bgpd",
    [
      ...["-Z", "-S", "-M", "rpki", "-p", String(port), "-l", "127.0.0.1", "-P", "0"],
      ...["-f", "/dev/null", "-i", join(directory, "pid"), "--vty_socket", directory],
      ...["--log", `file:${join(directory, "log")}`, "--log-level", "warnings"],
    ],
    { stdio: "ignore" },
  );
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const opened: VtySocket[] = [];
  await until("bgpd", 50, async () => {
    const one = await VtySocket.open(join(directory, "bgpd.vty")).catch(() => null);
    if (one) opened.push(one);
    return one !== null;
  });
  const [socket] = opened;
  if (!socket) throw new Error("bgpd has no socket for vtysh");
  await socket.ask("enable");
  return {
    port,
    ask: (command) => socket.ask(command),
    askAll: (commands) => socket.askAll(commands),
    load: async (lines) => {
      const commands = [
        "configure terminal",
        "XFRR_start_configuration",
        ...lines,
        "XFRR_end_configuration",
        "end",
      ];
      const answers = await socket.askAll(commands).catch((cause: unknown) => {
        throw new Error(`bgpd ended with the lines:\n${lines.join("\n")}`, { cause });
      });
      return answers.flatMap(({ status, text }, i) =>
        status === 0 && text.trim() === "" ? [] : [`${commands[i] ?? ""}: ${text.trim()}`],
      );
    },
    stop: async () => {
      socket.close();
      // It has nothing to clean up that is not in the directory.
      child.kill("SIGKILL");
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
