import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";

/** Programs that run in network namespaces until they are all stopped. */
export interface Services {
  readonly start: (namespace: string, command: string, ...args: readonly string[]) => void;
  /** Ends all of them at once, whatever they do, within seconds. */
  readonly stop: () => Promise<void>;
}

/** How long a program may take to clean up after it is asked to exit. */
const GRACE_MS = 2000;

/** Starts without any. If a program exits by itself, that is reported with its last output. */
export function noServices(): Services {
  const running: { readonly child: ChildProcess; readonly ended: Promise<void> }[] = [];
  let stopping = false;
  return {
    start: (namespace, ...command) => {
      const args = ["netns", "exec", namespace, ...command];
      // Its own process group: socat has a child for each connection, which must end with it.
      const child = spawn("ip", args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
      let words = "";
      const hear = (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000));
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      const ended = new Promise<void>((resolve) => {
        child.once("error", () => resolve());
        // Not "close": children that are left over keep the outputs open.
        child.once("exit", (code, by) => {
          if (!stopping) console.error(`${command.join(" ")} has ended (${by ?? code}): ${words}`);
          resolve();
        });
      });
      running.push({ child, ended });
    },
    stop: async () => {
      stopping = true;
      for (const { child } of running) signal(child, "SIGTERM");
      const all = Promise.all(running.map(({ ended }) => ended));
      await Promise.race([all, wait(GRACE_MS, null, { ref: false })]);
      for (const { child } of running) signal(child, "SIGKILL");
      await all;
      for (const { child } of running) {
        child.stdout?.destroy();
        child.stderr?.destroy();
      }
    },
  };
}

/** Sends a signal to a program and its children, those that are left. */
function signal({ pid }: ChildProcess, name: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch {
    // All of them have ended.
  }
}
