/** The text of `changes.yaml`: what a nightly refresh of registry data may change. */
export function changesText(schema: string): string {
  return `${[
    `# yaml-language-server: $schema=${schema}`,
    "# What may change without a person: `peerc diff BASE --within changes.yaml` exits with 0 if a change lies inside of it.",
    "# Everything else must stay equal. It counts as it was before the change, so that no change allows itself.",
    "allowed:",
    "  - name: What a refresh of registry data may change",
    "    on: { relation: [peer, customer] }",
    "    accept_more: { at_most: { larger_of: [5%, 50] } }",
    "    accept_less: { at_most: 5% }",
    "    limits: { follow_registration: 20% }",
    "    reasons: true",
    "",
    "nothing:",
    "  - name: Transit sessions stay as they are",
    "    on: { relation: transit }",
  ].join("\n")}\n`;
}
