import { secretPlaceholder, type SessionOptions } from "../model/index.ts";

/** An option of a session as a text; secrets by the names of their variables. */
export function describeOption(
  name: keyof SessionOptions,
  { password, tcpAo, bfd, timers, shutdown, ...plain }: SessionOptions,
): string {
  switch (name) {
    case "password":
      return password ? secretPlaceholder(password) : "off";
    case "tcpAo":
      if (!tcpAo) return "off";
      if (tcpAo.kind === "keychain") return `key chain ${tcpAo.name}`;
      return tcpAo.keys
        .map(({ id, algorithm, secret }) => `key ${id} ${algorithm} ${secretPlaceholder(secret)}`)
        .join(", ");
    case "bfd":
      return bfd ? `${bfd.intervalMs} ms, multiplier ${bfd.multiplier}` : "off";
    case "timers":
      return timers ? `keepalive ${timers.keepalive} s, hold ${timers.hold} s` : "off";
    case "shutdown":
      return shutdown ? (shutdown.message ?? "on") : "off";
    default: {
      const value = plain[name];
      if (value === null) return "not set";
      if (typeof value === "boolean") return value ? "on" : "off";
      return String(value);
    }
  }
}
