import { error, warning } from "../entry.ts";
import { allowSpace, percentOf } from "./address-space.ts";

/** `1 prefix`, `2 prefixes`. */
function prefixes(count: number): string {
  return `${count} ${count === 1 ? "prefix" : "prefixes"}`;
}

const FAMILY_NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

type FamilyName = keyof typeof FAMILY_NAMES;

const RESTORE =
  "restore the snapshot from version control, or remove its folder and run `peerc fetch`";

/** Diagnostics of `src/snapshot`. */
export const snapshotCatalog = {
  "snapshot-missing": error<{ directory: string }>({
    about: "There is no snapshot, so there is no IRR data to build prefix lists from.",
    message: (p) => `there is no snapshot in ${p.directory}`,
    hint: () => "remove the folder and run `peerc fetch`",
  }),
  "snapshot-index-invalid": error<{ problem: string }>({
    about:
      "The index of the snapshot is not exactly as peerc writes it: it was edited or merged by hand, or a write was interrupted.",
    message: (p) => `the snapshot's index ${p.problem}`,
    hint: () => RESTORE,
  }),
  "snapshot-format-unknown": error<{ found: string; known: number }>({
    about: "The snapshot was written by a version of peerc that uses a different format.",
    message: (p) => `the snapshot has format ${p.found}; this peerc reads format ${p.known}`,
    hint: () => "remove the snapshot's folder and run `peerc fetch`",
  }),
  "snapshot-file-missing": error<{ object: string; path: string }>({
    about: "The index of the snapshot lists an object, but one of its files is missing.",
    message: (p) => `${p.object}: the snapshot has no file ${p.path}`,
    hint: () => RESTORE,
  }),
  "snapshot-file-unknown": error<{ path: string }>({
    about:
      "The snapshot contains a file that its index does not list: the file was added by hand, or an object was lost from the index.",
    message: (p) => `${p.path} does not belong to the snapshot`,
    hint: () => "move it elsewhere",
  }),
  "snapshot-line-invalid": error<{ text: string; expected: string }>({
    about: "A line of a snapshot file cannot be read.",
    message: (p) => `\`${p.text}\` is not ${p.expected}`,
    hint: (p) =>
      p.text.endsWith("\r")
        ? "version control has changed the line endings; put `snapshot/** -text` into .gitattributes"
        : RESTORE,
  }),
  "snapshot-line-order": error<{ text: string; duplicate: boolean }>({
    about: "The lines of a snapshot file are not sorted, or a line occurs twice.",
    message: (p) => (p.duplicate ? `\`${p.text}\` is here twice` : `\`${p.text}\` is out of order`),
    hint: () => RESTORE,
  }),
  "snapshot-count-differs": error<{
    object: string;
    what: string;
    indexed: number;
    found: number;
  }>({
    about:
      "The number of lines in a snapshot file differs from the index: lines were lost or added.",
    message: (p) => `${p.object}: the index says ${p.indexed} ${p.what}, the file has ${p.found}`,
    hint: () => RESTORE,
  }),
  "snapshot-digest-differs": error<{ object: string }>({
    about:
      "The digest in the index does not match the files of an object, its engine or its sources: something was changed after it was written.",
    message: (p) => `${p.object}: the data does not match the digest in the index`,
    hint: () => RESTORE,
  }),
  "guard-failed": error<{ object: string; kept: boolean }>({
    about:
      "An object could not be expanded completely. A partial prefix list is never used; the last complete one is kept.",
    message: (p) =>
      `${p.object} could not be expanded; ${p.kept ? "its last good data is kept" : "there is no older data to keep"}`,
  }),
  "fetch-incomplete": error<{ objects: readonly string[]; isOurs: boolean }>({
    about:
      "With `--keep-going`, a snapshot was written without some objects, because there is neither new nor older data for them. Peers that need them cannot be built.",
    message: (p) =>
      `the snapshot has no data for ${p.objects.length === 1 ? "1 object" : `${p.objects.length} objects`}: ${p.objects.join(", ")}`,
    hint: (p) =>
      p.isOurs
        ? "the reason for each is given above; nothing can be built without our own objects"
        : "the reason for each is given above; until it is fixed, declare these peers `state: planned`, and the others can be built",
  }),
  "fetch-nothing-written": warning<{ fresh: number }>({
    about:
      "Something failed, so the snapshot is unchanged, although there is usable new data for other objects.",
    message: (p) =>
      `nothing was written, although there is good new data for ${p.fresh === 1 ? "1 object" : `${p.fresh} objects`}`,
    hint: () => "`peerc fetch --keep-going` writes that data",
  }),
  "guard-empty": error<{ object: string; family: FamilyName | null; before: number }>({
    about:
      "An object no longer has prefixes, or never had any. A filter made from it would reject every route of the peer.",
    message: (p) => {
      const what = p.family === null ? "prefixes" : `${FAMILY_NAMES[p.family]} prefixes`;
      return p.before === 0
        ? `${p.object} has no ${what}`
        : `${p.object} has no ${what}; before it had ${p.before}`;
    },
    hint: (p) =>
      p.before === 0
        ? `check the name and the registry, or declare \`allow_empty: [${p.family ?? "ipv4, ipv6"}]\` for the peer`
        : `check that this is intended, then run \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-shrinks": error<{
    object: string;
    family: FamilyName;
    before: number;
    after: number;
    limit: number;
  }>({
    about:
      "An object lost a larger share of its prefixes than the guard allows. Most often a registry has lost data, and the peer's routes would be rejected.",
    message: (p) =>
      `${p.object}: ${FAMILY_NAMES[p.family]} shrinks from ${p.before} to ${prefixes(p.after)}, by more than ${p.limit} %`,
    hint: (p) => `check that this is intended, then run \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-grows": error<{
    object: string;
    family: FamilyName;
    before: number;
    after: number;
    limit: number;
  }>({
    about:
      "An object gained a larger share of prefixes than the guard allows. Most often somebody has added a network to an as-set where it does not belong.",
    message: (p) =>
      `${p.object}: ${FAMILY_NAMES[p.family]} grows from ${p.before} to ${prefixes(p.after)}, by more than ${p.limit} %`,
    hint: (p) => `check that this is intended, then run \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-source-moved": error<{ object: string; before: string; after: string }>({
    about:
      "A set is now found in a different registry than before. Nobody owns the name of a set: anyone who registers it in a source that comes earlier decides what the peer may announce.",
    message: (p) => `${p.object} was in ${p.before}, and is now taken from ${p.after}`,
    hint: (p) =>
      `ask the peer; then write the source into the declaration (${p.before}::${p.object}), or accept it with \`--acknowledge ${p.object}\``,
  }),
  "guard-member-moved": error<{ object: string; set: string; before: string; after: string }>({
    about:
      "A nested set of an object is now found in a different registry than before. Anyone who registers its name in a source that comes earlier, or after it has disappeared from its old one, decides what the peer may announce.",
    message: (p) =>
      `${p.object}: its member ${p.set} was in ${p.before}, and is now taken from ${p.after}`,
    hint: (p) => `ask the peer; then accept it with \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-member-gone": error<{ object: string; members: readonly string[]; total: number }>({
    about:
      "A nested set of an object existed when the snapshot was made and is still named as a member, but no source has it now. The peer may have removed it, or a registry may have lost it together with its prefixes.",
    message: (p) => {
      const more = p.total - p.members.length;
      return `${p.object}: ${p.members.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
    },
    hint: (p) =>
      `ask the peer, or wait for the registry; then accept it with \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-default-route": error<{ object: string; family: FamilyName; range: string }>({
    about: "An object contains the default route. No peer may register that.",
    message: (p) =>
      `${p.object}: \`${p.range}\` covers the ${FAMILY_NAMES[p.family]} default route`,
  }),
  "guard-space": error<{
    object: string;
    family: FamilyName;
    /** Of the address space: 0.5 is half of it. */
    part: number;
    fraction: number;
  }>({
    about:
      "An object covers more of the address space than one peer may register (for IPv6, of the global unicast space, 2000::/3). Such a list filters next to nothing.",
    message: (p) =>
      `${p.object} covers ${percentOf(p.part)} % of the ${FAMILY_NAMES[p.family]} address space, more than one part in ${p.fraction}`,
    hint: (p) => allowSpace(p.part),
  }),
  "guard-acknowledgement-unused": warning<{ object: string }>({
    about: "An object was acknowledged by name, but nothing about it needed acknowledgement.",
    message: (p) => `nothing about ${p.object} needed acknowledgement`,
  }),
} as const;
