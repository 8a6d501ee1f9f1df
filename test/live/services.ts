import { spawn } from "node:child_process";

/** Programs that run in network namespaces until they are all stopped. */
export interface Services {
  readonly start: (namespace: string, command: string, ...args: readonly string[]) => void;
  readonly stop: () => Promise<void>;
}

/** Begins with none. A program that ends by itself is told of, with its last words. */
export function noServices(): Services {
  const running: { readonly kill: () => void; readonly ended: Promise<void> }[] = [];
  let stopping = false;
  return {
    start: (namespace, ...command) => {
      const args = ["netns", "exec", namespace, ...command];
      const child = spawn("ip", args, { stdio: ["ignore", "pipe", "pipe"] });
      let words = "";
      const hear = (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000));
      child.stdout.on("data", hear);
      child.stderr.on("data", hear);
      const ended = new Promise<void>((resolve) => {
        child.once("error", () => resolve());
        child.once("close", () => {
          if (!stopping) console.error(`${command.join(" ")} has ended: ${words}`);
          resolve();
        });
      });
      running.push({ kill: () => child.kill(), ended });
    },
    stop: async () => {
      stopping = true;
      for (const { kill, ended } of running.reverse()) {
        kill();
        await ended;
      }
    },
  };
}
