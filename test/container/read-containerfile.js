/**
 * The stages of a Containerfile, each with its instructions in order: `{ base, name, steps: [{ is, text }] }`. Takes what
 * ours uses; anything else is an error, so that nothing is passed over.
 */
export function readContainerfile(text) {
  const lines = text
    .replace(/^#.*\n/gm, "")
    .replace(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const stages = [];
  for (const line of lines) {
    const [, is, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
    if (is === "FROM") {
      const [, base, name = null] = /^(\S+)(?: AS (\S+))?$/.exec(rest);
      stages.push({ base, name, steps: [] });
    } else if (STEPS.includes(is) && stages.length > 0) {
      stages.at(-1).steps.push({ is, text: rest });
    } else {
      throw new Error(`Containerfile: not understood: ${line}`);
    }
  }
  return stages;
}

const STEPS = ["ARG", "CMD", "COPY", "ENTRYPOINT", "LABEL", "RUN", "USER", "WORKDIR"];
