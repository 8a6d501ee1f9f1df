/** Binary formats: BGP's messages, the records of MRT files, the messages of BMP. */
export { Cursor } from "./cursor.ts";
export * from "./bgp/bgp-message.ts";
export { decodeOpen, formOf, type OpenMessage } from "./bgp/decode-open.ts";
export { decodeUpdate, type Update, type UpdateForm } from "./bgp/decode-update.ts";
export { familyName, unicastFamily } from "./bgp/families.ts";
export type { AddPath, Nlri } from "./bgp/nlri.ts";
export { unpackAttributes, withNextHop } from "./bgp/packed-attributes.ts";
export { decodeAttributes, ribNextHop, type PathAttributes } from "./bgp/path-attributes.ts";
export { splitAttributes } from "./bgp/split-attributes.ts";
export { mrtRecords, type MrtRecord } from "./mrt/mrt-records.ts";
export { readMrtPeers, type MrtPeer } from "./mrt/read-mrt-peers.ts";
export { BMP_TYPE, BmpSplitter, type BmpMessage } from "./bmp/bmp-splitter.ts";
export { takePeer, type BmpPeer } from "./bmp/peer-header.ts";
export { readPeerUp } from "./bmp/read-peer-up.ts";
