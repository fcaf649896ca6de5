/**
 * Reads what PyTorch's `torch.save` writes since version 1.6: a zip archive with one pickle and a
 * file for each storage. Nothing in it is run.
 *
 * @module
 */
import type { ZipArchive } from "../../disk/zip.ts";
import { cannot } from "../../errors.ts";
import { PYTORCH_TYPES } from "./_number_types.ts";
import { isTensor, type PickledTensor, type PickledValue, unpickle } from "./pickle.ts";
import type { StridedTensor } from "./pytorch.ts";

/** The name of the pickle, in whichever folder of the archive. */
const PICKLE = /(?:^|\/)data\.pkl$/;

/**
 * Whether an archive is one of PyTorch's.
 *
 * @param archive The open archive.
 */
export function isPytorchArchive(archive: ZipArchive): boolean {
  return archive.entries.some(({ name }) => PICKLE.test(name));
}

/**
 * Reads all tensors of a state dictionary, of whichever floating-point type, as float32. Counters
 * (`num_batches_tracked`) are left out. A training's checkpoint may hold the dictionary under
 * `state_dict`, `model` or `model_state_dict`.
 *
 * @param archive The open archive.
 * @param path What errors call it.
 * @returns The tensors by name, in the file's order, in PyTorch's axis order.
 * @throws {SyntaxError} If it holds more than plain tensors, or is inconsistent.
 */
export async function readPytorchZip(
  archive: ZipArchive,
  path: string,
): Promise<Map<string, StridedTensor>> {
  const refuse = (expected: string, received: string): never => {
    throw new SyntaxError(cannot(`read the PyTorch weights ${path}`, expected, received));
  };
  const pickle = archive.entries.find(({ name }) => PICKLE.test(name))?.name ??
    refuse("a data.pkl", "none");
  const folder = pickle.slice(0, -"data.pkl".length);
  if (archive.entries.some(({ name }) => name === `${folder}byteorder`)) {
    const order = new TextDecoder().decode(await archive.read(`${folder}byteorder`));
    if (order !== "little") refuse("little-endian numbers", order);
  }
  const dictionary = stateDictionary(unpickle(await archive.read(pickle)).value);
  if (dictionary === undefined) {
    return refuse("a dictionary of tensors (model.state_dict())", "another value");
  }
  const storages = new Map<string, Float32Array<ArrayBuffer>>();
  const tensors = new Map<string, StridedTensor>();
  for (const [name, tensor] of dictionary) {
    if (typeof name !== "string") return refuse("named tensors alone", "something else");
    const type = PYTORCH_TYPES[tensor.storageType];
    if (type === undefined) return refuse("tensors of numbers", `${tensor.storageType} in ${name}`);
    if (type.read === undefined) continue;
    let storage = storages.get(tensor.storage);
    if (storage === undefined) {
      const raw = await archive.read(`${folder}data/${tensor.storage}`);
      if (raw.length % type.bytes !== 0) {
        refuse(`whole numbers in ${name}`, `${raw.length} bytes`);
      }
      storages.set(tensor.storage, storage = type.read(raw.buffer));
    }
    const { shape, strides, offset } = tensor;
    if (shape.length !== strides.length) refuse("a stride for each axis", name);
    tensors.set(name, { name, shape, strides, offset, storage });
  }
  if (tensors.size === 0) refuse("at least one tensor", "none");
  return tensors;
}

const HOLDERS = ["state_dict", "model_state_dict", "model"];

/** The tensors of a dictionary, or of the one that a checkpoint keeps among other things. */
function stateDictionary(value: PickledValue): Map<PickledValue, PickledTensor> | undefined {
  if (!(value instanceof Map)) return undefined;
  if (value.size > 0 && [...value.values()].every((each) => isTensor(each))) {
    return value as Map<PickledValue, PickledTensor>;
  }
  for (const holder of HOLDERS) {
    const inner = value.get(holder);
    if (inner instanceof Map) return stateDictionary(inner);
  }
  return undefined;
}
