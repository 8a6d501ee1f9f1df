import { PLATFORMS } from "../model/index.ts";
import written from "./network.schema.json" with { type: "json" };
import peers from "./peers.schema.json" with { type: "json" };
import { RISK_TEXTS } from "./risk-texts.ts";

const { routers } = written.properties;
const router = routers.additionalProperties;
const platform = { ...router.properties.platform, enum: PLATFORMS };

const { diff } = written.properties;
const flags = Object.fromEntries(
  Object.entries(RISK_TEXTS).map(([name, text]) => {
    const description = `Whether to show that ${text}.`;
    return [name, { description, enum: ["on", "off"], default: "on" }];
  }),
);

/** The file, with the names of the platforms and of the risks. */
const network = {
  ...written,
  properties: {
    ...written.properties,
    diff: {
      ...diff,
      properties: { flags: { ...diff.properties.flags, properties: flags } },
    },
    routers: {
      ...routers,
      additionalProperties: { ...router, properties: { ...router.properties, platform } },
    },
  },
};

/** The JSON Schema of `peers/*.yaml`. */
export const peersSchema = peers;

/** Both schemas as published, by file name; the one for networks refers to the other. */
export const publishedSchemas = { "network.schema.json": network, "peers.schema.json": peers };

/** The JSON Schema of `network.yaml`, with the embedded one for peers that it refers to (2020-12, 9.3). */
export const networkSchema = { ...network, $defs: { peers } };
