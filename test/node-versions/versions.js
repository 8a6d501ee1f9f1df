/**
 * The versions of Node that are tried: of 20 the oldest that `engines` allows, and of each line the newest when this list
 * was changed.
 */
export const NODE_VERSIONS = ["20.19.0", "20.20.2", "22.23.3", "24.22.3"];
