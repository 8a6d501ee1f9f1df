import type { OrSetting, PolicyDefinition, Settings } from "../policy/index.ts";

/** The settings that a policy's terms read, guards included. */
export function settingsRead(definition: PolicyDefinition): ReadonlySet<keyof Settings> {
  const read = new Set<keyof Settings>();
  for (const term of [...definition.import, ...definition.export]) {
    if (term.guard !== null) read.add(term.guard);
    for (const { test } of term.when) {
      if (test.kind === "prefix-length") addSetting(test.bits, read);
      if (test.kind === "as-path-length") addSetting(test.over, read);
      if (test.kind === "prefix" && test.list === "registered") {
        read.add("more_specifics").add("max_length");
      }
    }
    for (const edit of term.edits) {
      if (edit.kind === "add-session-communities") read.add("communities");
      if ("value" in edit) addSetting(edit.value, read);
      if ("times" in edit) addSetting(edit.times, read);
    }
  }
  return read;
}

function addSetting(value: OrSetting<unknown>, read: Set<keyof Settings>): void {
  if (typeof value === "object" && value !== null && "setting" in value) {
    read.add(value.setting as keyof Settings);
  }
}
