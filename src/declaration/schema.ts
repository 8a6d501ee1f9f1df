import { PLATFORMS } from "../model/index.ts";
import written from "./network.schema.json" with { type: "json" };
import peers from "./peers.schema.json" with { type: "json" };

const { routers } = written.properties;
const router = routers.additionalProperties;
const platform = { ...router.properties.platform, enum: PLATFORMS };

/** The file, with the names of the platforms. */
const network = {
  ...written,
  properties: {
    ...written.properties,
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
