/**
 * The embedded data set: birds that no one ever saw, in the layout of the real one.
 *
 * The article's photos may not be passed on and weigh gigabytes. These drawings need neither licence
 * nor network, are the same on every machine from one seed, and are hard in the ways photos are: pose,
 * place, light and sex vary inside a species, some species differ only in a fine pattern, and the
 * files carry the real set's defects, each listed in a manifest.
 *
 * @module
 */
export { drawBird, type DrawBirdOptions, renderBird } from "./draw_bird.ts";
export type { Pose } from "./_skeleton.ts";
export { SPECIES, type Species } from "./species.ts";
export {
  GENERATOR_VERSION,
  readManifest,
  type SyntheticFault,
  type SyntheticFaultKind,
  type SyntheticManifest,
  type SyntheticSettings,
} from "./manifest.ts";
export { type SyntheticOptions, writeSyntheticDataset } from "./write.ts";
