/**
 * Pictures from disk to pixels and back.
 *
 * Keras's loader (on Pillow) decodes, converts to RGB and resizes to the nearest pixel, again in each
 * epoch. This folder gives the same pixels, bit for bit where Pillow's own steps are
 * exact, and keeps them in one packed file so that later epochs need no decoding.
 *
 * @module
 */
export { decodeImage, type DecodeOptions, type Orientation } from "./decode.ts";
export { type ColourSpace, type ImageFacts, readImageFacts } from "./facts.ts";
export { encodeJpeg, encodePng } from "./encode.ts";
export { MOST_PIXELS, type RgbImage } from "./image.ts";
export { type Interpolation, INTERPOLATIONS, resizeImage, resizeNearest } from "./resize.ts";
export { rasteriseSvg } from "./rasterise.ts";
export { buildImageCache, ensureImageCache, type ImageCacheOptions } from "./build_cache.ts";
export { type ImageCache, openImageCache } from "./cache.ts";
