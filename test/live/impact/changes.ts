import type { PlannedChange } from "./describe-impact.ts";

/** Changes of examples/azion that concern every router. */
export const CHANGES: readonly PlannedChange[] = [
  {
    about: "another local preference, and shorter paths",
    edits: [
      [
        "network.yaml",
        "defaults:",
        "defaults:\n  settings: { local_preference: 150, max_as_path: 2 }",
      ],
    ],
  },
  {
    about: "our own communities and another MED on export",
    edits: [
      [
        "network.yaml",
        "local_preference: 150",
        'local_preference: 150, med: 70, communities: ["64511:7"]',
      ],
    ],
  },
];
