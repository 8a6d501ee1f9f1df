import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, uptime } from "node:os";

/** A process that holds a folder, with what tells it from another one that has its number later, or elsewhere. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** When it took hold of the folder, ISO 8601. */
  readonly since: string;
  /** What differs between machines (`/etc/machine-id`); null where the system has no such thing. */
  readonly machine: string | null;
  /** What differs between two starts of a machine; null where the system does not tell. */
  readonly boot: string | null;
  /** In which of a machine's spaces of process numbers it runs (Linux: containers have their own). */
  readonly space: string | null;
  /** When the process began, in ticks since the machine's start (Linux); tells a process from a later one of the same number. */
  readonly began: string | null;
}

/** This process as a owner. */
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
 * Whether a owner may still be at work. It is known to have ended where this machine has been started anew since, or has
 * no such process any more, or another one under its number. Of another machine, or of a container with numbers of
 * its own, nothing is known: it may.
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
  // Where the system does not say when a process began, what was before the machine's start is over.
  const started = Date.now() - uptime() * 1000;
  return !(Date.parse(owner.since) < started - CLOCK_SLACK);
}

/** By how much a clock may have been set since, in milliseconds. */
const CLOCK_SLACK = 60_000;

/** A owner as the text of its lock. */
export function formatOwner(owner: LockOwner): string {
  return `${JSON.stringify(owner)}\n`;
}

/** Reads a lock's text; null for one that peerc did not write, or not to its end. */
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

/** A name that no other lock has. */
export function randomName(): string {
  return randomBytes(8).toString("hex");
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (problem) {
    // One of somebody else's that must not be asked is one, too.
    return (problem as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What Linux says about a process (proc(5), /proc/PID/stat); null where nothing can be read. */
function statOf(pid: string): { readonly began: string; readonly ended: boolean } | null {
  // The name of the program, in parentheses, may hold anything.
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
