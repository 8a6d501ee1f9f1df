import { formatAddress, maxLength, type Address } from "../../src/net/index.ts";
import { run, runBatch } from "./run.ts";

const PREFIX = "peerc-live-";

/** The name of a network namespace of this run; `removeNamespaces` knows whose it is. */
export function namespaceName(suffix: string): string {
  return `${PREFIX}${process.pid}-${suffix}`;
}

/** Makes an empty namespace; only its loopback interface is up. */
export function addNamespace(name: string): void {
  run("ip", "netns", "add", name);
  run("ip", "-n", name, "link", "set", "lo", "up");
}

/** Removes the namespaces of this run, and what a killed run has left, with the processes in them. */
export function removeNamespaces(): void {
  const owned = run("ip", "netns", "list")
    .split("\n")
    .map((line) => line.split(" ")[0] ?? "")
    .map((name) => ({ name, owner: Number(/^peerc-live-(\d+)-/.exec(name)?.[1] ?? NaN) }));
  remove(owned.filter(({ owner }) => owner === process.pid).map(({ name }) => name));
  const left = owned.filter(({ owner }) => owner > 0 && owner !== process.pid && !isRunning(owner));
  try {
    remove(left.map(({ name }) => name));
  } catch {
    // Another run is just removing the same ones.
  }
}

function remove(names: readonly string[]): void {
  for (const name of names) {
    for (const pid of run("ip", "netns", "pids", name).split("\n")) {
      if (pid !== "") end(Number(pid));
    }
  }
  runBatch(names.map((name) => `netns del ${name}`));
}

/** The kernel's counters of a namespace's TCP, by name, as in /proc/net/netstat: `TCPMD5Failure`. */
export function tcpCounters(name: string): ReadonlyMap<string, number> {
  const text = run("ip", "netns", "exec", name, "cat", "/proc/net/netstat");
  const [names = [], values = []] = text
    .split("\n")
    .filter((line) => line.startsWith("TcpExt:"))
    .map((line) => line.split(" ").slice(1));
  return new Map(names.map((counter, i) => [counter, Number(values[i])]));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

/** Connects two namespaces by a cable with an interface of the same name at each end. */
export function connectNamespaces(a: string, b: string, name: string): void {
  run("ip", "link", "add", name, "netns", a, "type", "veth", "peer", "name", name, "netns", b);
  for (const end of [a, b]) run("ip", "-n", end, "link", "set", name, "up");
}

/** Gives an interface an address, at once usable. `length` is that of its subnet, in bits. */
export function addAddress(namespace: string, dev: string, address: Address, length: number): void {
  const nodad = address.family === "ipv6" ? ["nodad"] : [];
  const text = `${formatAddress(address)}/${length}`;
  run("ip", "-n", namespace, "address", "replace", text, "dev", dev, ...nodad);
}

/** Makes an address known to be at the other end of a cable. */
export function addHostRoute(namespace: string, dev: string, to: Address, from: Address): void {
  const target = `${formatAddress(to)}/${maxLength(to.family)}`;
  const via = ["dev", dev, "src", formatAddress(from)];
  run("ip", "-n", namespace, "route", "replace", target, ...via);
}
