import {
  CAPABILITY_GROUPS,
  formatRanges,
  platformFacts,
  type Capability,
  type PlatformFacts,
  type Support,
} from "../../platforms/index.ts";
import { page, table } from "./markdown.ts";

/** The reference of what each platform supports, and the source of each statement. */
export function capabilitiesPage(): string {
  const platforms = Object.values(platformFacts);
  const titles = platforms.map(({ title }) => title);
  return page("What each platform can express", "src/platforms/*/supports.ts", [
    `For the supported versions: ${platforms.map(oldest).join(", ")}. ` +
      "If a declaration or a policy asks for something that a platform does not support, that is an error which names the " +
      "platforms that do, or it is left out and a note says so. " +
      "The numbers that each platform accepts are in [limits](../limits).",
    ...groups().flatMap(([group, capabilities]) => [
      `## ${group}`,
      table(
        ["", ...titles],
        capabilities.map(([capability, words]) => [
          words,
          ...platforms.map(({ supports }) => answer(supports[capability])),
        ]),
      ),
    ]),
    "# Sources",
    ...platforms.flatMap(({ title, supports }) => [
      `## ${title}`,
      table(
        ["what", "", "source", "remark"],
        groups()
          .flatMap(([, capabilities]) => capabilities)
          .map(([capability, words]) => {
            const support = supports[capability];
            return [words, answer(support), support.source, support.remark ?? ""];
          }),
      ),
    ]),
  ]);
}

type Group = readonly [title: string, capabilities: readonly (readonly [Capability, string])[]];

function groups(): readonly Group[] {
  return Object.entries(CAPABILITY_GROUPS).map(([title, words]) => [
    title,
    Object.entries(words) as [Capability, string][],
  ]);
}

function oldest({ title, oldestVersion }: PlatformFacts): string {
  return `${title} from ${oldestVersion.join(".")}`;
}

/** `yes`, `no` or the versions. */
function answer({ versions }: Support): string {
  return versions.length === 0 ? "no" : formatRanges(versions) || "yes";
}
