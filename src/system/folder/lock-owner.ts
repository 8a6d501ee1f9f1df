import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

/**
 * A process that has locked a folder, with what distinguishes it from a later process with the same ID, or one
 * elsewhere.
 */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** When it locked the folder, ISO 8601. */
  readonly since: string;
  /** Identifies the machine (`/etc/machine-id`); null if the system has none. */
  readonly machine: string | null;
  /** Identifies a boot of the machine; null if the system has none. */
  readonly boot: string | null;
  /** The machine's PID namespace in which it runs (Linux: containers have their own). */
  readonly space: string | null;
  /** When the process started, in ticks since boot (Linux); distinguishes it from a later process with the same ID. */
  readonly began: string | null;
}

/** This process as a lock owner. */
export function thisProcess(): LockOwner {
  return {
    pid: process.pid,
    host: hostname(),
    since: new Date().toISOString(),
    machine: textOf("/etc/machine-id"),
    boot: textOf("/proc/sys/kernel/random/boot_id"),
    space: spaceOf(),
    began: statOf("self")?.began ?? null,
  };
}

/**
 * Whether an owner may still be running. It has certainly ended if the machine has been rebooted since, has no such
 * process, or has another one under its ID. Nothing is known about other machines, and about containers with their
 * own PID namespace: then the owner may be running.
 */
export function mayBeAlive(owner: LockOwner): boolean {
  const here = thisProcess();
  const sameBoot = owner.boot !== null && owner.boot === here.boot;
  if (!sameBoot) {
    if (owner.host !== here.host || owner.machine !== here.machine) return true;
    if (owner.boot !== null && here.boot !== null) return false;
  }
  if (owner.space !== here.space) return true;
  if (!hasProcess(owner.pid)) return false;
  const now = statOf(String(owner.pid));
  if (now !== null) {
    return !now.ended && (owner.began === null || owner.began === now.began);
  }
  // If the system has no start time for processes, everything from before the boot has ended.
  const started = Date.now() - uptime() * 1000;
  return !(Date.parse(owner.since) < started - CLOCK_SLACK);
}

/** By how much the clock may have been adjusted since, in milliseconds. */
const CLOCK_SLACK = 60_000;

/** A lock owner as the text of its lock. */
export function formatOwner(owner: LockOwner): string {
  return `${JSON.stringify(owner)}\n`;
}

/** Reads a lock's text; null if peerc did not write it, or not completely. */
export function parseOwner(text: string): LockOwner | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== "object" || value === null) return null;
  const found = new Map<string, unknown>(Object.entries(value));
  const pid = found.get("pid");
  const word = (key: string): string | null => {
    const part = found.get(key);
    return typeof part === "string" ? part : null;
  };
  const [host, since] = [word("host"), word("since")];
  if (typeof pid !== "number" || !Number.isSafeInteger(pid) || pid <= 0) return null;
  if (host === null || since === null || Number.isNaN(Date.parse(since))) return null;
  const [machine, boot, space, began] = [
    word("machine"),
    word("boot"),
    word("space"),
    word("began"),
  ];
  return { pid, host, since, machine, boot, space, began };
}

/** A unique name for a lock. */
export function randomName(): string {
  return randomBytes(8).toString("hex");
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // A process of another user, which we may not signal, also exists.
    return (problem as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Linux's information about a process (proc(5), /proc/PID/stat); null if it cannot be read. */
function statOf(pid: string): { readonly began: string; readonly ended: boolean } | null {
  // The name of the program, in parentheses, may contain anything.
  const text = textOf(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, began] = [fields?.[0], fields?.[19]];
  if (state === undefined || began === undefined) return null;
  return { began, ended: state === "Z" || state === "X" };
}

function spaceOf(): string | null {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return null;
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim() || null;
  } catch {
    return null;
  }
}
