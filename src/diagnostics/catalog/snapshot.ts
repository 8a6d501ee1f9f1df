import { error, warning } from "../entry.ts";

/** `1 prefix`, `2 prefixes`. */
function prefixes(count: number): string {
  return `${count} ${count === 1 ? "prefix" : "prefixes"}`;
}

const FAMILY_NAMES = { ipv4: "IPv4", ipv6: "IPv6" } as const;

type FamilyName = keyof typeof FAMILY_NAMES;

const TAKE_BACK =
  "take the snapshot back from version control, or remove its folder and run `peerc fetch`";

/** Diagnostics of `src/snapshot`. */
export const snapshotCatalog = {
  "snapshot-missing": error<{ directory: string }>({
    about: "There is no snapshot: no IRR data from which prefix lists could be made.",
    message: (p) => `there is no snapshot in ${p.directory}`,
    hint: () => "remove the folder and run `peerc fetch`",
  }),
  "snapshot-index-invalid": error<{ problem: string }>({
    about:
      "The index of the snapshot is not as peerc writes it, byte for byte: it was edited or merged by hand, or a write was cut off.",
    message: (p) => `the snapshot's index ${p.problem}`,
    hint: () => TAKE_BACK,
  }),
  "snapshot-format-unknown": error<{ found: string; known: number }>({
    about: "The snapshot was written by a version of peerc that uses another format.",
    message: (p) => `the snapshot has format ${p.found}; this peerc reads format ${p.known}`,
    hint: () => "remove the snapshot's folder and run `peerc fetch`",
  }),
  "snapshot-file-missing": error<{ object: string; path: string }>({
    about: "The index of the snapshot lists an object of which a file is not there.",
    message: (p) => `${p.object}: the snapshot has no file ${p.path}`,
    hint: () => TAKE_BACK,
  }),
  "snapshot-file-unknown": error<{ path: string }>({
    about:
      "A file stands in the snapshot that its index does not account for: it was added by hand, or an object got lost from the index.",
    message: (p) => `${p.path} does not belong to the snapshot`,
    hint: () => "move it elsewhere",
  }),
  "snapshot-line-invalid": error<{ text: string; expected: string }>({
    about: "A line of a snapshot file cannot be read.",
    message: (p) => `\`${p.text}\` is not ${p.expected}`,
    hint: (p) =>
      p.text.endsWith("\r")
        ? "version control has rewritten the line ends; put `snapshot/** -text` into .gitattributes"
        : TAKE_BACK,
  }),
  "snapshot-line-order": error<{ text: string; duplicate: boolean }>({
    about: "The lines of a snapshot file are not sorted, or one stands there twice.",
    message: (p) =>
      p.duplicate ? `\`${p.text}\` stands here twice` : `\`${p.text}\` is out of order`,
    hint: () => TAKE_BACK,
  }),
  "snapshot-count-differs": error<{
    object: string;
    what: string;
    indexed: number;
    found: number;
  }>({
    about:
      "A snapshot file has another number of lines than the index says: lines were lost or added.",
    message: (p) => `${p.object}: the index says ${p.indexed} ${p.what}, the file has ${p.found}`,
    hint: () => TAKE_BACK,
  }),
  "snapshot-digest-differs": error<{ object: string }>({
    about:
      "The files of an object, its engine or its sources are not what its digest in the index was made from: something was changed after it was written.",
    message: (p) => `${p.object}: the data does not have the digest that the index says`,
    hint: () => TAKE_BACK,
  }),
  "guard-failed": error<{ object: string; kept: boolean }>({
    about:
      "An object could not be expanded completely. A part of a prefix list is never taken; the last complete one is kept.",
    message: (p) =>
      `${p.object} could not be expanded; ${p.kept ? "its last good data is kept" : "there is no older data to keep"}`,
  }),
  "fetch-incomplete": error<{ objects: readonly string[]; isOurs: boolean }>({
    about:
      "With `--keep-going` a snapshot was made without some objects, since there is neither new nor older data for them. Peers that need them cannot be built.",
    message: (p) =>
      `the snapshot has no data for ${p.objects.length === 1 ? "1 object" : `${p.objects.length} objects`}: ${p.objects.join(", ")}`,
    hint: (p) =>
      p.isOurs
        ? "what is wrong with each is said above; nothing can be built without our own objects"
        : "what is wrong with each is said above; until it is mended, declare these peers `state: planned`, and the others can be built",
  }),
  "fetch-nothing-written": warning<{ fresh: number }>({
    about:
      "Something failed, so the snapshot stays as it was, though there is new data that could be taken for other objects.",
    message: (p) =>
      `nothing was written, though there is good new data for ${p.fresh === 1 ? "1 object" : `${p.fresh} objects`}`,
    hint: () => "`peerc fetch --keep-going` writes those",
  }),
  "guard-empty": error<{ object: string; family: FamilyName | null; before: number }>({
    about:
      "An object has no prefixes any more, or never had any. A filter made from it would refuse every route of the peer.",
    message: (p) => {
      const what = p.family === null ? "prefixes" : `${FAMILY_NAMES[p.family]} prefixes`;
      return p.before === 0
        ? `${p.object} has no ${what}`
        : `${p.object} has no ${what}; before it had ${p.before}`;
    },
    hint: (p) =>
      p.before === 0
        ? `check the name and the registry, or declare \`allow_empty: [${p.family ?? "ipv4, ipv6"}]\` for the peer`
        : `see that this is meant, then run \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-shrinks": error<{
    object: string;
    family: FamilyName;
    before: number;
    after: number;
    limit: number;
  }>({
    about:
      "An object lost a larger part of its prefixes than is taken unseen. Most often a registry has lost data, and the peer's routes would be refused.",
    message: (p) =>
      `${p.object}: ${FAMILY_NAMES[p.family]} shrinks from ${p.before} to ${prefixes(p.after)}, by more than ${p.limit} %`,
    hint: (p) => `see that this is meant, then run \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-grows": error<{
    object: string;
    family: FamilyName;
    before: number;
    after: number;
    limit: number;
  }>({
    about:
      "An object gained a larger part of prefixes than is taken unseen. Most often somebody has put a network into an as-set that does not belong there.",
    message: (p) =>
      `${p.object}: ${FAMILY_NAMES[p.family]} grows from ${p.before} to ${prefixes(p.after)}, by more than ${p.limit} %`,
    hint: (p) => `see that this is meant, then run \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-source-moved": error<{ object: string; before: string; after: string }>({
    about:
      "A set is now found in another registry than before. Names of sets belong to nobody: whoever registers one first in a registry that is asked earlier gets to say what the peer may announce.",
    message: (p) => `${p.object} was in ${p.before}, and is now taken from ${p.after}`,
    hint: (p) =>
      `ask the peer; then write the source into the declaration (${p.before}::${p.object}), or let it pass with \`--acknowledge ${p.object}\``,
  }),
  "guard-member-moved": error<{ object: string; set: string; before: string; after: string }>({
    about:
      "A set inside of an object is now found in another registry than before. Whoever registers its name first in a registry that is asked earlier, or after it is gone from the one it was in, gets to say what the peer may announce.",
    message: (p) =>
      `${p.object}: ${p.set} in it was in ${p.before}, and is now taken from ${p.after}`,
    hint: (p) => `ask the peer; then let it pass with \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-member-gone": error<{ object: string; members: readonly string[]; total: number }>({
    about:
      "A set inside of an object was there when the snapshot was made, is still named as a member, and no source has it now. A peer may have given it up; or a registry has lost it, and with it the prefixes that it stood for.",
    message: (p) => {
      const more = p.total - p.members.length;
      return `${p.object}: ${p.members.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
    },
    hint: (p) =>
      `ask the peer, or wait for the registry; then let it pass with \`peerc fetch --acknowledge ${p.object}\``,
  }),
  "guard-default-route": error<{ object: string; family: FamilyName; range: string }>({
    about: "An object stands for the default route. No peer may register that.",
    message: (p) =>
      `${p.object}: \`${p.range}\` covers the ${FAMILY_NAMES[p.family]} default route`,
  }),
  "guard-space": error<{
    object: string;
    family: FamilyName;
    percent: number;
    fraction: number;
  }>({
    about:
      "An object covers more of the address space than one peer may register (of IPv6: of the global unicast space, 2000::/3). Such a list is next to no filter.",
    message: (p) =>
      `${p.object} covers ${p.percent} % of the ${FAMILY_NAMES[p.family]} address space, more than one part in ${p.fraction}`,
    hint: () => "if this is meant, allow a larger part for this peer with `space: 1/4`",
  }),
  "guard-acknowledgement-unused": warning<{ object: string }>({
    about: "An object was acknowledged by name, but nothing about it was to be acknowledged.",
    message: (p) => `nothing about ${p.object} had to be acknowledged`,
  }),
} as const;
