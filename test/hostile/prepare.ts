import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { runTestGit } from "../fixtures/git-history.ts";

/** The text that replaces secrets in the cases. No output may contain it. */
export const SECRET = "tr0ub4dor";

type Prepare = (folder: string) => void;

/** Changes the text of a file of the base. */
function edit(path: string, change: (text: string) => string): Prepare {
  return (folder) => {
    const file = join(folder, path);
    const text = readFileSync(file, "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${path} has not changed`);
    writeFileSync(file, changed);
  };
}

/** Writes a file whose bytes would not survive, or not be seen, in a working copy. */
function write(path: string, content: string | Uint8Array): Prepare {
  return (folder) => {
    const file = join(folder, path);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, content);
  };
}

function remove(path: string): Prepare {
  return (folder) => rmSync(join(folder, path), { recursive: true });
}

/** Moves something out of the network's folder and leaves a symbolic link to it. */
function linkOut(path: string): Prepare {
  return (folder) => {
    const file = join(folder, path);
    const outside = join(folder, "..", "outside");
    renameSync(file, outside);
    symlinkSync(outside, file);
  };
}

/** Creates a folder in place of a file. */
function folderInstead(path: string): Prepare {
  return (folder) => {
    rmSync(join(folder, path), { force: true });
    mkdirSync(join(folder, path), { recursive: true });
  };
}

/** Makes the network's folder a repository, with everything in one commit, or without commits. */
function repository(hasCommit: boolean): Prepare {
  return (folder) => {
    runTestGit(folder, ["init", "--quiet", "--initial-branch=main"]);
    if (!hasCommit) return;
    runTestGit(folder, ["add", "--all"]);
    runTestGit(folder, ["commit", "--quiet", "--message=Begin"]);
  };
}

function all(...steps: readonly Prepare[]): Prepare {
  return (folder) => {
    for (const step of steps) step(folder);
  };
}

const PEERS = "peers/broken.yaml";
const CLOUDFLARE = "snapshot/RADB/AS-CLOUDFLARE.ipv4";
const INDEX = "snapshot/index.json";

const ROUTES = "route: 192.0.2.0/24\norigin: AS64500\nsource: RADB\n\n".repeat(50);

/** What cannot, or should not, lie in a case's folder as it is: `<area>/<name>` → what is done to the network. */
export const PREPARE: Readonly<Record<string, Prepare>> = {
  // ---- Bytes
  "yaml/control-characters": write(
    PEERS,
    "peers:\n  - asn: 64500\n    name: a\u0000b\u0007\n    # \u001b[31mred\u001b[0m\n",
  ),
  "yaml/byte-order-mark": write(PEERS, "\ufeffpeers: []\nunknown: 1\n"),
  "yaml/carriage-returns": write(PEERS, "peers:\r\n  - asn: 15169\r\n    nmae: x\r\n"),
  "yaml/utf-16": write(PEERS, Buffer.from("\ufeffpeers: []\n", "utf16le")),
  "yaml/latin-1": write(PEERS, Buffer.from("# S\u00e3o Paulo\npeers: []\n", "latin1")),
  "yaml/binary": write(PEERS, gzipSync("peers: []\n", { level: 9 })),
  "yaml/tabs": write(PEERS, "peers:\n\t- asn: 15169\n\t  name: Tab\n"),
  "yaml/too-large": write(PEERS, `# ${"x".repeat(10_000_001)}\npeers: []\n`),
  "yaml/nested-deeper-than-the-stack": write(PEERS, `peers: ${"[".repeat(20_000)}\n`),
  "yaml/mapping-deeper-than-the-stack": write(PEERS, `peers: ${"{a: ".repeat(10_000)}\n`),

  // ---- Files that are something else
  "files/network-is-a-folder": folderInstead("network.yaml"),
  "files/network-is-a-link-out": linkOut("network.yaml"),
  "files/peers-is-a-file": write("peers", "peers: []\n"),
  "files/peers-is-a-link-out": all(write(PEERS, "peers: []\n"), linkOut("peers")),
  "files/peer-file-is-a-folder": folderInstead(PEERS),
  "files/peer-file-is-a-link-out": all(write(PEERS, "peers: []\n"), linkOut(PEERS)),
  "files/policies-is-a-file": all(remove("policies"), write("policies", "name: small\n")),
  "files/policies-is-a-link-out": linkOut("policies"),
  "files/policy-is-a-folder": folderInstead("policies/other.yaml"),
  "files/policy-is-a-link-out": linkOut("policies/small.yaml"),
  "files/lists-is-a-file": write("policies/lists", "prefixes: []\n"),
  "files/rules-is-a-folder": folderInstead("policies/rules.yaml"),
  "files/base-is-a-link-out": all(write("gru1.conf", "secrets\n"), linkOut("gru1.conf")),

  // ---- The snapshot
  "snapshot/none": remove("snapshot"),
  "snapshot/is-a-file": all(remove("snapshot"), write("snapshot", "{}\n")),
  "snapshot/is-a-link-out": linkOut("snapshot"),
  "snapshot/is-a-link-out-for-validate": linkOut("snapshot"),
  "snapshot/is-a-link-to-nothing": (folder) => {
    rmSync(join(folder, "snapshot"), { recursive: true });
    symlinkSync("gone", join(folder, "snapshot"));
  },
  "snapshot/index-missing": remove(INDEX),
  "snapshot/index-is-a-folder": folderInstead(INDEX),
  "snapshot/index-cut-off": edit(INDEX, (text) => text.slice(0, 300)),
  "snapshot/index-empty": write(INDEX, ""),
  "snapshot/index-is-a-list": write(INDEX, "[]\n"),
  "snapshot/index-of-another-format": edit(INDEX, (text) =>
    text.replace('"format": 1', '"format": 99'),
  ),
  "snapshot/index-merged-badly": edit(INDEX, (text) =>
    text.replace(/( +"ipv4": 2,\n)/, "<<<<<<< HEAD\n$1=======\n>>>>>>> fetch\n"),
  ),
  "snapshot/index-has-a-key-twice": edit(INDEX, (text) =>
    text.replace('"ipv4": 2,', '"ipv4": 999, "ipv4": 2,'),
  ),
  "snapshot/index-names-proto": edit(INDEX, (text) =>
    text.replace('"AS52580": {', '"__proto__": {'),
  ),
  "snapshot/index-names-a-path": edit(INDEX, (text) =>
    text.replace('"AS52580": {', '"../../../../etc/passwd": {'),
  ),
  "snapshot/index-with-a-negative-count": edit(INDEX, (text) =>
    text.replace('"ipv4": 2', '"ipv4": -2'),
  ),
  "snapshot/index-of-binary": write(INDEX, Buffer.from([0x1f, 0x8b, 0x00, 0xff, 0x1b, 0x5b])),
  "snapshot/file-missing": remove(CLOUDFLARE),
  "snapshot/file-is-a-folder": folderInstead(CLOUDFLARE),
  "snapshot/file-is-a-link-out": linkOut(CLOUDFLARE),
  "snapshot/file-cut-off": (folder) => truncateSync(join(folder, CLOUDFLARE), 40),
  "snapshot/file-emptied": write(CLOUDFLARE, ""),
  "snapshot/file-of-binary": write(CLOUDFLARE, gzipSync("1.1.1.0/24\n", { level: 9 })),
  "snapshot/file-with-carriage-returns": edit(CLOUDFLARE, (text) => text.replaceAll("\n", "\r\n")),
  "snapshot/files-nobody-knows": all(
    write("snapshot/RADB/AS-OTHER.ipv4", "0.0.0.0/0\n"),
    write("snapshot/.DS_Store", "\u0000"),
    write("snapshot/RADB/__proto__.ipv4", ""),
  ),
  "command-line/explain-without-a-snapshot": remove("snapshot"),
  "fetch/snapshot-holds-a-file-of-somebody": write("snapshot/notes.txt", "do not lose me\n"),

  // ---- Histories
  "history/blame-without-commits": repository(false),
  "history/blame-an-unknown-revision": repository(true),
  "history/blame-a-revision-like-an-option": repository(true),
  "history/blame-a-revision-of-escapes": repository(true),
  "history/blame-a-range-of-revisions": repository(true),
  "history/blame-a-prefix-nobody-has": repository(true),
  "history/blame-a-session-nobody-has": repository(true),
  "history/blame-a-broken-network": all(write(PEERS, "peers: {}\n"), repository(true)),
  "history/blame-before-there-was-a-network": (folder) => {
    repository(false)(folder);
    runTestGit(folder, ["commit", "--quiet", "--allow-empty", "--message=Nothing"]);
    runTestGit(folder, ["add", "--all"]);
    runTestGit(folder, ["commit", "--quiet", "--message=Begin"]);
  },
  "history/blame-a-repository-without-objects": all(repository(true), remove(".git/objects")),
  "history/blame-a-snapshot-that-is-a-link-out": all(repository(true), linkOut("snapshot")),

  // ---- Dumps
  "fetch/dump-cut-off": write("irr/registry.rpsl", gzipSync(ROUTES).subarray(0, -20)),
  "fetch/dump-damaged": write("irr/registry.rpsl", Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5])),
  "fetch/dump-empty": write("irr/registry.rpsl", ""),
  "fetch/dump-is-a-folder": folderInstead("irr/registry.rpsl"),
  "fetch/dump-is-a-link-out": linkOut("irr/registry.rpsl"),
  "fetch/dump-is-a-web-page": write(
    "irr/registry.rpsl",
    "<!DOCTYPE html>\n<html><body>503 Service Unavailable</body></html>\n",
  ),

  // ---- The output folder
  "output/is-a-file": all(remove("rendered"), write("rendered", "mine\n")),
  "output/is-a-link": linkOut("rendered"),
  "output/is-a-link-to-nothing": (folder) => {
    rmSync(join(folder, "rendered"), { recursive: true });
    symlinkSync("gone", join(folder, "rendered"));
  },
  "output/holds-a-folder-of-that-name": all(
    folderInstead("rendered/gru1.conf"),
    write("rendered/gru1.conf/mine.txt", "mine\n"),
  ),
  "output/holds-files-beside-ours": all(
    write("rendered/notes.txt", "mine\n"),
    write("rendered/old/gru1.conf", "mine\n"),
  ),
  "output/holds-foreign-files": all(
    remove("rendered"),
    write("rendered/thesis.tex", "years of work\n"),
  ),
};
