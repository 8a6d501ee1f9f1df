import { diskFileSystem, type FileSystem } from "../../../src/system/folder/file-system.ts";
import { mayBeAlive, thisProcess, type LockOwner } from "../../../src/system/folder/lock-owner.ts";
import type { System } from "../../../src/system/folder/system.ts";

/** What happens at one call to the file system. */
export type Fault =
  /** The process ends: this call is not made, nor any after it. */
  | { readonly kind: "killed"; readonly at: number }
  /** The call fails once, as it would on a bad disk. */
  | { readonly kind: "error"; readonly at: number; readonly code: string }
  /** Every call that writes fails from there on, as on a full disk; what makes room is done. */
  | { readonly kind: "full"; readonly at: number }
  | { readonly kind: "none" };

/** What every call throws in a process that was ended: it does nothing more. */
export class Killed extends Error {}

/** A process whose number no process has: the kernel gives none above 2^22 (proc(5), pid_max). */
export const DEAD: LockOwner = {
  ...thisProcess(),
  pid: 2 ** 22 + 1,
  since: "2026-03-01T10:00:00Z",
};

const WRITES = new Set<string>(["mkdirSync", "writeSync", "fsyncSync"]);

/**
 * The system as one process sees it that meets a fault; `calls` are the names of those it made, `watch` is called after each.
 * Waiting for the disk is left out: no test can see what that is for.
 */
export class FaultySystem implements System {
  readonly calls: string[] = [];
  killed = false;
  readonly fs: FileSystem;
  readonly self = () => DEAD;
  readonly mayBeAlive = mayBeAlive;

  constructor(fault: Fault, watch: () => void = () => undefined) {
    this.fs = new Proxy(diskFileSystem, {
      get: (target, name: keyof FileSystem) => {
        const real = target[name] as (...args: unknown[]) => unknown;
        return (...args: unknown[]): unknown => {
          const at = this.calls.length;
          if (fault.kind === "killed" && at >= fault.at) {
            this.killed = true;
            throw new Killed();
          }
          this.calls.push(name);
          const isOpenToWrite = name === "openSync" && args[1] === "wx";
          if (fault.kind === "error" && at === fault.at) throw failure(fault.code, name);
          if (fault.kind === "full" && at >= fault.at && (WRITES.has(name) || isOpenToWrite)) {
            throw failure("ENOSPC", name);
          }
          const result = name === "fsyncSync" ? undefined : real(...args);
          watch();
          return result;
        };
      },
    });
  }
}

function failure(code: string, call: string): Error {
  return Object.assign(new Error(`${code}: tried out, ${call}`), { code });
}
