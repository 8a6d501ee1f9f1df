import { birdReader } from "./bird/bird-reader.ts";
import { bmpReader } from "./bmp/bmp-reader.ts";
import type { DumpReader } from "./dump-reader.ts";
import { frrReader } from "./frr/frr-reader.ts";
import { IOSXR_READER } from "./iosxr/iosxr-reader.ts";
import { JUNOS_READER } from "./junos/junos-reader.ts";
import { mrtReader } from "./mrt/read-mrt.ts";

/** All readers. An input is of at most one kind. */
export const DUMP_READERS: readonly DumpReader[] = [
  birdReader,
  bmpReader,
  frrReader,
  IOSXR_READER,
  JUNOS_READER,
  mrtReader,
];
