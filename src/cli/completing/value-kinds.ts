import type { Command, OptionSpec } from "../commands/command.ts";
import { SCHEMAS } from "../schemas/schema-list.ts";

/** What a value is, for completing it. */
export type ValueKind =
  /** Anything: nothing is known of it. */
  | { readonly is: "text" }
  | { readonly is: "words"; readonly words: readonly string[] }
  | { readonly is: "files" | "folders" }
  | {
      readonly is:
        | "router"
        | "exchange"
        | "asn"
        | "session"
        | "session-or-asn"
        | "target"
        | "object";
    }
  /** A router's name, `=`, and a file. */
  | { readonly is: "file-of-router" };

const TEXT: ValueKind = { is: "text" };

/** By the name that the help gives a value. */
const BY_PLACEHOLDER: Readonly<Record<string, ValueKind>> = {
  DIR: { is: "folders" },
  FOLDER: { is: "folders" },
  // A revision of git, or a folder.
  BASE: { is: "folders" },
  HEAD: { is: "folders" },
  FILE: { is: "files" },
  PLAN: { is: "files" },
  READINGS: { is: "files" },
  DUMP: { is: "files" },
  // A file, a folder or an address.
  WHERE: { is: "files" },
  "NAME=FILE": { is: "file-of-router" },
  ROUTER: { is: "router" },
  ID: { is: "exchange" },
  ASN: { is: "asn" },
  SESSION: { is: "session-or-asn" },
  PEER: { is: "session-or-asn" },
  WHAT: { is: "target" },
  // What a column of flows says (FLOW_ROLES, without loading their reader).
  "WHAT=NAME": {
    is: "words",
    words: [
      ...["prefix=", "address=", "length=", "asn="],
      ...["bps=", "kbps=", "mbps=", "gbps=", "bytes=", "sampling="],
    ],
  },
  OBJECT: { is: "object" },
  ...Object.fromEntries(
    [
      ...[
        "ACCOUNT",
        "ADDRESS",
        "AGE",
        "C",
        "COMMIT",
        "FACILITY",
        "HOST",
        "HOST[:PORT]",
        "ID=LAN[,LAN][,NAME]",
        "INTERFACE",
        "LIST",
        "N",
        "NAME=PLATFORM,ROUTER_ID[,VERSION]",
        "NAME=VALUE",
        "PATH",
      ],
      ...["PERCENT", "PREFIX", "RATE", "REVISION", "SECONDS", "TEXT", "TIME", "URL"],
    ].map((name) => [name, TEXT]),
  ),
};

/** By the option's own name, where the help says no more than `NAME` or means something else. */
const BY_OPTION: Readonly<Record<string, ValueKind>> = {
  router: { is: "router" },
  canary: { is: "router" },
  exchange: { is: "exchange" },
  session: { is: "session" },
  agreement: { is: "files" },
  // The sentences of an agreement.
  check: TEXT,
  // What is on a forge.
  branch: TEXT,
  forge: { is: "words", words: ["github", "gitlab", "forgejo"] },
  onto: TEXT,
  repository: TEXT,
  // What a new network is given: there is none yet to complete it from.
  name: TEXT,
  owner: TEXT,
  "peer-name": TEXT,
  "peer-router": TEXT,
  "irr-source": TEXT,
};

/** By the command, what `NAME` is as its argument. */
const BY_COMMAND: Readonly<Record<string, ValueKind>> = {
  schema: { is: "words", words: SCHEMAS.map(({ name }) => name) },
};

/** What the value of an option is; null if that cannot be told: then the tables lack something. */
export function kindOfOption(name: string, spec: OptionSpec): ValueKind | null {
  if (spec.values !== undefined) return { is: "words", words: spec.values };
  const placeholder = spec.value ?? "";
  const isOwn = placeholder === "NAME" || placeholder === "ID";
  return (isOwn ? BY_OPTION[name] : undefined) ?? BY_PLACEHOLDER[placeholder] ?? null;
}

/** A positional argument of a command. */
export interface Positional {
  readonly placeholder: string;
  readonly kind: ValueKind | null;
}

/**
 * The positional arguments of a command, in the words of its usage: `[DIR]`, `SESSION PREFIX`, `tree OBJECT`. Small
 * letters are written as they are. The last one may be repeated as often as the command takes arguments.
 */
export function positionalsOf({ name, usage }: Command): readonly Positional[] {
  const [first = ""] = usage.split("\n");
  return (first.split("--")[0] ?? "")
    .replace(/[[\].]/g, "")
    .split(" ")
    .filter((word) => word !== "")
    .map((placeholder) => {
      if (placeholder === placeholder.toLowerCase()) {
        return { placeholder, kind: { is: "words", words: placeholder.split("|") } };
      }
      const own = placeholder === "NAME" ? BY_COMMAND[name] : undefined;
      return { placeholder, kind: own ?? BY_PLACEHOLDER[placeholder.split("|")[0] ?? ""] ?? null };
    });
}
