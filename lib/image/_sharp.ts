/**
 * sharp, set up for many small pictures: each one on a single thread, several of them in flight.
 * Its own cache of operations would only keep pictures that are asked for once.
 */
import sharp from "sharp";

sharp.concurrency(1);
sharp.cache(false);

export { sharp };
