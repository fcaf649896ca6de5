/**
 * Loads a file of weights, whichever of the known formats it has. Nothing in a file is run.
 *
 * @module
 */
import type { tf } from "../../engine/tf.ts";
import { readError } from "../../disk/files.ts";
import { withZip, type ZipArchive } from "../../disk/zip.ts";
import { cannot } from "../../errors.ts";
import { type BackboneName, findBackbone } from "../backbones.ts";
import { assignWeights, HEAD, type HeadUse, type NamedTensor } from "./assign.ts";
import { loadKerasWeights } from "./keras.ts";
import { readPytorchWeights, type StridedTensor } from "./pytorch.ts";
import { fromPytorchNames } from "./pytorch_names.ts";
import { isPytorchArchive, readPytorchZip } from "./pytorch_zip.ts";
import { readSafetensors } from "./safetensors.ts";

/** The weights inside Keras 3's `.keras`. */
const KERAS_WEIGHTS = "model.weights.h5";

/**
 * Loads a file into a model: Keras's `.h5`, `.weights.h5` and `.keras`, safetensors, and PyTorch's
 * `.pth` (`torch.save(model.state_dict(), ...)`, of any version). The format is told by the file's
 * content. PyTorch's names are those of torchvision and timm, see {@linkcode fromPytorchNames}.
 *
 * A head for another number of classes is left out, and the model keeps its own.
 *
 * @param model A model of {@linkcode createModel}.
 * @param path The file.
 * @returns Whether the file's head was taken.
 * @throws {Error} If there is no such file.
 * @throws {SyntaxError} If it is of no known format, cut off or damaged.
 * @throws {TypeError} If its weights are those of another network; the model is unchanged then.
 */
export async function loadWeights(model: tf.LayersModel, path: string): Promise<HeadUse> {
  const start = await firstBytes(path);
  if (isHdf5(start)) return await loadKerasWeights(model, path);
  if (start[0] === 0x50 && start[1] === 0x4b) {
    return await withZip(path, (archive) => loadArchive(model, archive, path), {
      doing: `read the weights ${path}`,
    });
  }
  if (looksLikeSafetensors(start)) {
    const { tensors } = await readSafetensors(path);
    if (tensors.has(`${HEAD}/kernel`) || hasNamesOf(model, tensors)) {
      return assignWeights(model, withoutOtherHead(model, tensors), path);
    }
    return loadPytorch(model, asStrided(tensors), path);
  }
  if (start[0] === 0x80) {
    return loadPytorch(model, readPytorchWeights(await Deno.readFile(path)), path);
  }
  const expected = "a file of Keras, safetensors or PyTorch";
  throw new SyntaxError(cannot(`read the weights ${path}`, expected, "another one"));
}

async function loadArchive(
  model: tf.LayersModel,
  archive: ZipArchive,
  path: string,
): Promise<HeadUse> {
  if (archive.entries.some(({ name }) => name === KERAS_WEIGHTS)) {
    const file = await Deno.makeTempFile({ suffix: ".weights.h5" });
    try {
      await Deno.writeFile(file, await archive.read(KERAS_WEIGHTS));
      return await loadKerasWeights(model, file);
    } finally {
      await Deno.remove(file);
    }
  }
  if (isPytorchArchive(archive)) {
    return loadPytorch(model, await readPytorchZip(archive, path), path);
  }
  const expected = "an archive of Keras or PyTorch";
  throw new SyntaxError(cannot(`read the weights ${path}`, expected, "another one"));
}

function loadPytorch(
  model: tf.LayersModel,
  tensors: ReadonlyMap<string, StridedTensor>,
  path: string,
): HeadUse {
  const backbone = findBackbone(model.name)?.name as BackboneName | undefined;
  if (backbone === undefined) {
    throw new TypeError(cannot(`load ${path}`, "a model of createModel", model.name));
  }
  const named = fromPytorchNames(backbone, tensors, path);
  return assignWeights(model, withoutOtherHead(model, named), path);
}

/** Leaves out a head for another number of classes. */
function withoutOtherHead(
  model: tf.LayersModel,
  tensors: ReadonlyMap<string, NamedTensor>,
): ReadonlyMap<string, NamedTensor> {
  const classes = model.outputs[0]?.shape.at(-1);
  const kernel = tensors.get(`${HEAD}/kernel`);
  if (kernel === undefined || kernel.shape.at(-1) === classes) return tensors;
  const others = new Map(tensors);
  for (const name of tensors.keys()) if (name.startsWith(`${HEAD}/`)) others.delete(name);
  return others;
}

function hasNamesOf(model: tf.LayersModel, tensors: ReadonlyMap<string, NamedTensor>): boolean {
  const layers = new Set(model.layers.map(({ name }) => name));
  return [...tensors.keys()].some((name) => layers.has(name.slice(0, name.lastIndexOf("/"))));
}

/** Safetensors are never views: their strides follow from their shape. */
function asStrided(tensors: ReadonlyMap<string, NamedTensor>): Map<string, StridedTensor> {
  return new Map(
    Array.from(tensors, ([name, { shape, values }]) => {
      const strides = shape.map((_, axis) =>
        shape.slice(axis + 1).reduce((all, length) => all * length, 1)
      );
      return [name, { name, shape, strides, offset: 0, storage: values }];
    }),
  );
}

async function firstBytes(path: string): Promise<Uint8Array> {
  try {
    using file = await Deno.open(path);
    const bytes = new Uint8Array(16);
    const length = await file.read(bytes);
    return bytes.subarray(0, length ?? 0);
  } catch (error) {
    throw readError(`read the weights ${path}`, error);
  }
}

function isHdf5(start: Uint8Array): boolean {
  return start[0] === 0x89 && new TextDecoder().decode(start.subarray(1, 4)) === "HDF";
}

/** A length, then an object in JSON. */
function looksLikeSafetensors(start: Uint8Array): boolean {
  return start.length > 9 && start[8] === "{".charCodeAt(0) && start[7] === 0 && start[6] === 0;
}
