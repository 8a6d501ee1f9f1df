import { error } from "../entry.ts";

/** Diagnostics of policies, rules and lists. */
export const policyCatalog = {
  "mixed-communities": error<{ kinds: string }>({
    about:
      "A list mixes standard, large and extended communities, which platforms keep in separate lists.",
    message: (p) => `${p.kinds} communities in one list`,
    hint: () => "use a separate condition or term for each kind",
  }),
  "idle-term": error<{ name: string }>({
    about: "A term that neither edits nor decides does nothing.",
    message: (p) => `${p.name} neither edits nor decides`,
    hint: () => "add `then: accept`, `then: { reject: reason }` or `edit:`",
  }),
  "list-of-what": error<{ name: string }>({
    about: "A list must contain either prefixes or ASNs.",
    message: (p) => `the list ${p.name} must have either \`prefixes\` or \`asns\``,
  }),
  "built-in-list": error<{ name: string }>({
    about:
      "A list has the same name as one that peerc builds from the declaration and the registries.",
    message: (p) => `\`${p.name}\` is a list that peerc builds itself`,
    hint: () => "give the list another name",
  }),
  "defined-twice": error<{ name: string }>({
    about: "Two rules, lists or policies, or two terms of one policy, have the same name.",
    message: (p) => `${p.name} is defined twice`,
    hint: () => "rename one of the two",
  }),
  "term-number": error<{ name: string; number: number; last: number }>({
    about:
      "Term numbers must increase by at least 50 and must not exceed 65000, so that platforms which number entries have room between them.",
    message: (p) =>
      `the number ${p.number} of ${p.name} does not leave 50 free numbers after ${p.last}`,
    hint: (p) => `use ${p.last + 50} or more`,
  }),
  "use-or-name": error({
    about: "A policy term either uses a rule of the library, or is written out under its own name.",
    message: () => "a term needs either `use` or `name`",
  }),
  "use-and-more": error<{ key: string; rule: string }>({
    about: "A term that uses a rule cannot change it.",
    message: (p) => `\`${p.key}\` has no effect together with \`use: ${p.rule}\``,
    hint: () => "to change it, write the term out under its own `name`",
  }),
  "unknown-rule": error<{ name: string }>({
    about: "A policy uses a rule that is not defined.",
    message: (p) => `there is no rule \`${p.name}\``,
    hint: () => "rules are in policies/rules.yaml; `docs/reference/rules.md` lists them",
  }),
  "unknown-list": error<{ name: string; what: string }>({
    about: "A condition refers to a list that does not exist, or that contains something else.",
    message: (p) => `there is no list of ${p.what} named \`${p.name}\``,
  }),
  "unknown-setting": error<{ name: string; policy: string }>({
    about: "A term reads a setting that is neither built in nor declared by its policy.",
    message: (p) => `the policy ${p.policy} has no setting \`${p.name}\``,
  }),
  "setting-type": error<{ name: string; type: string; wanted: string }>({
    about: "A term uses a setting of the wrong type.",
    message: (p) =>
      `\`$${p.name}\` holds ${typeWord(p.type)}, but this needs ${typeWord(p.wanted)}`,
    hint: (p) => `declare \`${p.name}: { type: ${p.wanted} }\`, or name another setting`,
  }),
  "setting-types-differ": error<{ name: string; type: string; other: string }>({
    about:
      "Two policies declare a setting with the same name and different types, so a peer's value cannot be checked.",
    message: (p) =>
      `\`${p.name}\` is declared with the type ${p.type} here and ${p.other} elsewhere`,
    hint: () => "rename one of the two",
  }),
} as const;

/** A setting's type, for use in a sentence. */
function typeWord(type: string): string {
  return type === "asns" ? "ASNs" : type === "number" ? "a number" : type;
}
