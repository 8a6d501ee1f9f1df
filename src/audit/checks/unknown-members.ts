import { describeUnknownMembers } from "../../net/index.ts";
import { ok, undecided, violated, type Decision } from "../decision.ts";
import { registrationOf } from "../evidence/registration-of.ts";
import { someOf } from "../some-of.ts";
import type { CheckKind } from "./check-kind.ts";
import { NO_VALUES } from "./values.ts";

/** The sets that the peer's as-sets name as members exist. */
export interface UnknownMembersCheck {
  readonly kind: "unknown-members";
}

/** Members that a fact lists. */
const SHOWN = 5;

/** Members of the peer's as-sets that no registry has. */
export const unknownMembers: CheckKind<UnknownMembersCheck> = {
  question: "Does every set that the peer's as-sets name as a member exist?",
  about:
    "Sets that are members, directly or through others, but that none of the queried registries has, or has only in a form that cannot be read. What they stand for is missing in the filters. Members with a registry (`RIPE::AS-X`) are not looked up in it, and decide nothing. bgpq4 does not report them, so what it expanded decides nothing.",
  schema: NO_VALUES,
  read: () => ({ kind: "unknown-members" }),
  decide({ peer }, _, input): Decision {
    const registration = registrationOf(peer, input);
    if (registration.kind === "lacking") return undecided(registration.lack);
    const { objects, source } = registration;
    const lines = objects.flatMap((object) =>
      describeUnknownMembers(object.unknownMembers ?? []).map((text) => ({
        text,
        source: object.sources.join(", "),
        time: null,
      })),
    );
    const facts = lines.slice(0, SHOWN);
    if (lines.length === 0) {
      const opaque = objects.filter(({ engine }) => engine.startsWith("bgpq4"));
      if (opaque.length === 0) {
        const queried = [...new Set(objects.flatMap(({ sources }) => sources))].join(", ");
        return ok({ text: `${source}: all members were found`, source: queried, time: null });
      }
      const why = `bgpq4 expanded ${opaque.map(({ name }) => name).join(", ")}, and does not report missing members`;
      return undecided({ why, remedy: "expand as-sets with peerc's own engine" });
    }
    const names = objects
      .flatMap(({ unknownMembers }) => unknownMembers ?? [])
      .filter(({ member }) => !member.includes("::"));
    if (names.length === 0) {
      const why = "members are named with their registries, in which they were not looked up";
      return undecided({ why, remedy: "look for them in these registries" }, ...facts);
    }
    const listed = (of: string, and: string, more: string) =>
      someOf([...new Set(names.map((one) => `${one.member} (${of} ${one.of})`))], SHOWN, and, more);
    const letter = {
      seen: {
        en: `Your as-set has members that we do not find, or cannot use, in the registries that we query: ${listed("in", "and", "more")}.`,
        pt: `O seu as-set tem membros que não encontramos, ou não podemos usar, nas bases que consultamos: ${listed("em", "e mais", "outros")}.`,
      },
      fix: {
        en: "Please remove or correct these members: what they stand for is missing in our filters.",
        pt: "Por favor, removam ou corrijam esses membros: o que eles representam falta nos nossos filtros.",
      },
    };
    return violated(letter, ...facts);
  },
};
