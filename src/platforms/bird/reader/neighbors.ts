import type { FilterReading, ReadRequest, SessionReading } from "../../../model/index.ts";
import type { ReadingProblems } from "../../reading-problems.ts";
import { asksRpki } from "../../asks-rpki.ts";
import { secretReading } from "../../secret-reading.ts";
import { readChannel } from "./channel.ts";
import type { BirdFile, ProtocolText } from "./file.ts";
import { FilterReader } from "./filter.ts";
import { ancestry, inherited } from "./inherited.ts";
import { noOptions, readOption, type ProtocolOptions } from "./protocol-options.ts";
import { readAttached } from "./read-attached.ts";

/** The sessions of a BGP protocol: one for each of its channels. */
export function readProtocol(
  protocol: ProtocolText,
  file: BirdFile,
  { asn, form }: Pick<ReadRequest, "asn" | "form">,
  problems: ReadingProblems,
): readonly SessionReading[] {
  const options = noOptions();
  for (const statement of inherited(protocol, file, problems)) {
    const why = readOption(statement, options, file.objects);
    if (why !== null) problems.notUnderstood(statement.line, why);
  }
  const { line } = protocol;
  // A protocol made from another is a copy of it, including its defaults.
  const byDefault = (ancestry(protocol, file)?.[0] ?? protocol).logsStates;
  const { remote } = options;
  if (!remote) {
    problems.notUnderstood(line, "a protocol without the address of a neighbor");
    return [];
  }
  if (!options.allowAsSets) {
    problems.notUnderstood(
      line,
      "without `allow as sets on` newer versions withdraw routes with AS_SETs before any filter",
    );
  }
  return options.channels.map(({ family, body, line: at }) => {
    const channel = readChannel(body, options, problems);
    const attached = (direction: "import" | "export"): FilterReading => {
      const context = { family, local: options.local, asn, direction };
      const reader = new FilterReader(file.objects, context, problems);
      return readAttached(channel[direction], at, file, reader, problems);
    };
    const filters = { import: attached("import"), export: attached("export") };
    return {
      family,
      local: options.local,
      localAsn: options.localAsn ?? asn,
      remote,
      asn: options.asn ?? 0,
      description: options.description,
      ...filters,
      maxPrefixes: channel.limit,
      options: {
        password: options.password === null ? null : secretReading(options.password),
        tcpAo: options.keys.length > 0 ? { kind: "keys", keys: options.keys } : null,
        ttlSecurity: options.ttlSecurity,
        multihop: options.multihop,
        bfd: options.bfd,
        passive: options.passive,
        timers: timersOf(options),
        gracefulRestart: {
          oneOf:
            options.gracefulRestart === "helper" ? [null, "helper"] : [options.gracefulRestart],
        },
        updateSource: "inexpressible",
        interface: options.interface,
        tcpMss: "inexpressible",
        logChanges: {
          oneOf: [null, options.logsStates ?? byDefault ?? (form === "running" ? false : null)],
        },
        shutdown: options.disabled ? "silent" : null,
        // A filter that tests RPKI states needs the table as well, so it says nothing there.
        keepRoutes: channel.importTable
          ? asksRpki(filters.import.start)
            ? "inexpressible"
            : true
          : false,
        role: options.role,
        roleStrict: options.roleStrict,
        enforceFirstAs: options.enforceFirstAs,
        extendedNextHop: channel.extendedNextHop,
      },
      line,
    };
  });
}

/** The timers of a protocol; missing ones are BIRD's defaults (proto/bgp/config.Y, `bgp_proto_start`). */
function timersOf({ hold, keepalive }: ProtocolOptions): SessionReading["options"]["timers"] {
  if (hold === null && keepalive === null) return null;
  const held = hold ?? 240;
  return { hold: held, keepalive: keepalive ?? Math.floor(held / 3) };
}
