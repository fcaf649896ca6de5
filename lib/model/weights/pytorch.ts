/**
 * Reads PyTorch's weight files of the time before version 1.6 (`torch.save` with a plain state
 * dictionary): five pickles, then the raw storages.
 *
 * @module
 */
import { cannot } from "../../errors.ts";
import { PYTORCH_TYPES } from "./_number_types.ts";
import { isTensor, type PickledValue, unpickle } from "./pickle.ts";

/** A tensor as PyTorch stores it: a view into a storage. */
export interface StridedTensor {
  readonly name: string;
  readonly shape: readonly number[];
  /** Elements between neighbours along each axis. */
  readonly strides: readonly number[];
  /** The first element. */
  readonly offset: number;
  readonly storage: Float32Array<ArrayBuffer>;
}

const MAGIC = 0x1950a86a20f9469cfc6cn;
const PROTOCOL = 1001;

/**
 * Reads all floating-point tensors of a file, as float32.
 *
 * Counters (`num_batches_tracked`) are left out: no network needs them.
 *
 * @param bytes The file.
 * @returns The tensors by name, in the file's order, in PyTorch's axis order.
 * @throws {SyntaxError} If the file is of another kind, cut off or inconsistent.
 */
export function readPytorchWeights(bytes: Uint8Array): Map<string, StridedTensor> {
  const magic = unpickle(bytes);
  if (magic.value !== MAGIC) throw malformed("PyTorch's mark at the beginning", "another one");
  const protocol = unpickle(bytes, magic.end);
  if (protocol.value !== PROTOCOL) {
    throw malformed(`protocol ${PROTOCOL}`, String(protocol.value));
  }
  const system = unpickle(bytes, protocol.end);
  if (!(system.value instanceof Map) || system.value.get("little_endian") !== true) {
    throw malformed("little-endian numbers", "others");
  }
  const dictionary = unpickle(bytes, system.end);
  if (!(dictionary.value instanceof Map)) {
    throw malformed("a dictionary of tensors", "another value");
  }
  const keys = unpickle(bytes, dictionary.end);
  const widths = storageWidths(dictionary.value);
  const storages = readStorages(bytes, keys, widths);
  const tensors = new Map<string, StridedTensor>();
  for (const [name, tensor] of dictionary.value) {
    if (typeof name !== "string" || !isTensor(tensor)) {
      throw malformed("named tensors alone", "something else");
    }
    const read = PYTORCH_TYPES[tensor.storageType]?.read;
    if (read === undefined) continue;
    const raw = storages.get(tensor.storage);
    if (raw === undefined) throw malformed(`a storage for ${name}`, "none");
    const { shape, strides, offset } = tensor;
    if (shape.length !== strides.length) throw malformed(`a stride for each axis`, name);
    // A copy begins at a multiple of four bytes, which the storage need not.
    const storage = read(raw.slice().buffer);
    tensors.set(name, { name, shape, strides, offset, storage });
  }
  return tensors;
}

/** Bytes an element of each storage takes, by the storage's key. */
function storageWidths(dictionary: Map<PickledValue, PickledValue>): Map<string, number> {
  const widths = new Map<string, number>();
  for (const tensor of dictionary.values()) {
    if (!isTensor(tensor)) continue;
    const width = PYTORCH_TYPES[tensor.storageType]?.bytes;
    if (width === undefined) throw malformed("float and integer storages", tensor.storageType);
    widths.set(tensor.storage, width);
  }
  return widths;
}

/** The storages follow in the order of their list of keys, each after its number of elements. */
function readStorages(
  bytes: Uint8Array,
  keys: { readonly value: PickledValue; readonly end: number },
  widths: ReadonlyMap<string, number>,
): Map<string, Uint8Array> {
  if (!Array.isArray(keys.value)) throw malformed("a list of storages", "another value");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const storages = new Map<string, Uint8Array>();
  let at = keys.end;
  for (const key of keys.value) {
    const width = typeof key === "string" ? widths.get(key) : undefined;
    if (width === undefined) throw malformed("storages that tensors look into", "an unused one");
    if (at + 8 > bytes.length) throw malformed(`storage ${key}`, "the end of the file");
    const end = at + 8 + Number(view.getBigInt64(at, true)) * width;
    if (!(end >= at && end <= bytes.length)) {
      throw malformed(`${end - at} bytes of storage ${key}`, "the end of the file");
    }
    storages.set(key as string, bytes.subarray(at + 8, end));
    at = end;
  }
  if (at !== bytes.length) throw malformed("nothing after the last storage", "more bytes");
  return storages;
}

/**
 * Copies what a tensor sees of its storage, with its axes in another order.
 *
 * Most tensors are permuted views, so an order may be the one in which the storage lies anyway.
 *
 * @param tensor The tensor.
 * @param order The axes to read, slowest first; as they are by default.
 * @returns Shape in the new order, and the values.
 * @throws {SyntaxError} If the tensor reaches beyond its storage.
 */
export function copyTensor(
  tensor: StridedTensor,
  order: readonly number[] = tensor.shape.map((_, axis) => axis),
): { shape: number[]; values: Float32Array<ArrayBuffer> } {
  if (order.length !== tensor.shape.length) {
    throw malformed(`${tensor.name} with ${order.length} axes`, `${tensor.shape.length}`);
  }
  const shape = order.map((axis) => tensor.shape[axis] as number);
  const strides = order.map((axis) => tensor.strides[axis] as number);
  const count = shape.reduce((all, length) => all * length, 1);
  // Weights are all different numbers: a view that repeats some is not one, and may fill any memory.
  if (count > tensor.storage.length) {
    throw malformed(`at most ${tensor.storage.length} elements of ${tensor.name}`, `${count}`);
  }
  const values = new Float32Array(count);
  const last = shape.reduce((at, length, axis) => at + (length - 1) * (strides[axis] ?? 0), 0);
  if (values.length > 0 && tensor.offset + last >= tensor.storage.length) {
    throw malformed(`${tensor.name} inside its storage`, `element ${tensor.offset + last}`);
  }
  const rowLength = shape.at(-1) ?? 1;
  const rowStride = strides.at(-1) ?? 1;
  const index = shape.map(() => 0);
  for (let at = 0; at < values.length; at += rowLength) {
    let from = tensor.offset;
    for (let axis = 0; axis < index.length; axis++) {
      from += (index[axis] as number) * (strides[axis] as number);
    }
    for (let i = 0; i < rowLength; i++) values[at + i] = tensor.storage[from + i * rowStride] ?? 0;
    for (let axis = index.length - 2; axis >= 0; axis--) {
      index[axis] = (index[axis] as number) + 1;
      if ((index[axis] as number) < (shape[axis] as number)) break;
      index[axis] = 0;
    }
  }
  return { shape, values };
}

function malformed(expected: string, received: string): SyntaxError {
  return new SyntaxError(cannot("read the PyTorch weights", expected, received));
}
