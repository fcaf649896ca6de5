/**
 * Reads the few pickle instructions that a file of plain PyTorch weights consists of. Nothing named
 * in the file is imported or run: the only calls known are the two that stand in such files.
 *
 * @module
 */
import { ByteReader } from "./_byte_reader.ts";

/** A tensor's description in a pickle: which storage it looks into, and how. */
export interface PickledTensor {
  /** Key of the storage. */
  readonly storage: string;
  /** Type of the storage's elements, as PyTorch names it: `FloatStorage`. */
  readonly storageType: string;
  /** First element. */
  readonly offset: number;
  /** Lengths of the axes. */
  readonly shape: readonly number[];
  /** Elements between neighbours along each axis. */
  readonly strides: readonly number[];
}

/** A value of a pickle. Dictionaries become maps, tuples and lists become arrays. */
export type PickledValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | PickledTensor
  | Global
  | PickledValue[]
  | Map<PickledValue, PickledValue>;

/** A name that the pickle refers to. */
class Global {
  constructor(readonly name: string) {}
}

/** What was read, and where the next pickle of the same file begins. */
export interface Unpickled {
  readonly value: PickledValue;
  readonly end: number;
}

const MARK = Symbol("mark");
type StackEntry = PickledValue | typeof MARK;

/**
 * Reads one pickle of protocol 2.
 *
 * @param bytes The file.
 * @param start Where the pickle begins.
 * @returns Its value and its end.
 * @throws {SyntaxError} If an instruction is unknown, or the pickle is cut off or senseless.
 */
export function unpickle(bytes: Uint8Array, start = 0): Unpickled {
  return new Unpickler(new ByteReader(bytes, start)).run();
}

class Unpickler {
  readonly #reader: ByteReader;
  readonly #stack: StackEntry[] = [];
  readonly #memo = new Map<number, StackEntry>();

  constructor(reader: ByteReader) {
    this.#reader = reader;
  }

  run(): Unpickled {
    for (;;) {
      const opcode = String.fromCharCode(this.#reader.uint8());
      if (opcode === ".") return { value: this.#pop(), end: this.#reader.position };
      this.#execute(opcode);
    }
  }

  /** One instruction; the letters are those of Python's `pickletools`. */
  #execute(opcode: string): void {
    switch (opcode) {
      case "\x80": // PROTO
        if (this.#reader.uint8() !== 2) this.#fail("pickle protocol 2", "another one");
        return;
      case "(": // MARK
        return void this.#stack.push(MARK);
      case "N": // NONE
        return this.#push(null);
      case "\x88": // NEWTRUE
        return this.#push(true);
      case "\x89": // NEWFALSE
        return this.#push(false);
      case "K": // BININT1
        return this.#push(this.#reader.uint8());
      case "M": // BININT2
        return this.#push(this.#reader.uint16());
      case "J": // BININT
        return this.#push(this.#reader.int32());
      case "\x8a": // LONG1
        return this.#push(this.#reader.long(this.#reader.uint8()));
      case "G": // BINFLOAT
        return this.#push(this.#reader.float64BigEndian());
      case "X": // BINUNICODE
        return this.#push(this.#reader.text(this.#reader.uint32()));
      case "c": // GLOBAL
        return this.#push(new Global(`${this.#reader.line()}.${this.#reader.line()}`));
      case "}": // EMPTY_DICT
        return this.#push(new Map());
      case "]": // EMPTY_LIST
      case ")": // EMPTY_TUPLE
        return this.#push([]);
      case "t": // TUPLE
        return this.#push(this.#popToMark());
      case "\x85": // TUPLE1
      case "\x86": // TUPLE2
      case "\x87": // TUPLE3
        return this.#push(this.#popMany(opcode.charCodeAt(0) - 0x84));
      case "q": // BINPUT
        return void this.#memo.set(this.#reader.uint8(), this.#top());
      case "r": // LONG_BINPUT
        return void this.#memo.set(this.#reader.uint32(), this.#top());
      case "h": // BINGET
        return this.#recall(this.#reader.uint8());
      case "j": // LONG_BINGET
        return this.#recall(this.#reader.uint32());
      case "s": // SETITEM
        return this.#setItems(this.#popMany(2));
      case "u": // SETITEMS
        return this.#setItems(this.#popToMark());
      case "a": // APPEND
        return this.#append(this.#popMany(1));
      case "e": // APPENDS
        return this.#append(this.#popToMark());
      case "Q": // BINPERSID
        return this.#persistent(this.#pop());
      case "R": // REDUCE
        return this.#reduce();
      case "b": // BUILD
        // The state of an object: PyTorch's version notes, of which nothing is needed.
        return void this.#pop();
      default:
        this.#fail("an instruction of plain weights", `code ${opcode.charCodeAt(0)}`);
    }
  }

  /** Makes the two kinds of objects that plain weights consist of. */
  #reduce(): void {
    const args = this.#pop();
    const callee = this.#pop();
    const name = callee instanceof Global ? callee.name : "a value";
    if (name === "collections.OrderedDict" && Array.isArray(args) && args.length === 0) {
      return this.#push(new Map());
    }
    if (name === "torch._utils._rebuild_tensor_v2" && Array.isArray(args)) {
      const [storage, offset, shape, strides] = args;
      if (isTensor(storage) && isLength(offset) && areLengths(shape) && areLengths(strides)) {
        return this.#push({ ...storage, offset, shape, strides });
      }
    }
    // A parameter is its tensor, and whether it was trained.
    if (name === "torch._utils._rebuild_parameter" && Array.isArray(args) && isTensor(args[0])) {
      return this.#push(args[0]);
    }
    this.#fail("calls of OrderedDict and _rebuild_tensor_v2 alone", name);
  }

  /** A storage: ("storage", type, key, device, length, view). */
  #persistent(id: PickledValue): void {
    if (!Array.isArray(id) || id[0] !== "storage" || !(id[1] instanceof Global)) {
      this.#fail("a reference to a storage", "something else");
    }
    const [, type, storage] = id as [string, Global, PickledValue];
    if (typeof storage !== "string") this.#fail("a storage with a key", "one without");
    const storageType = type.name.replace(/^torch\./, "");
    this.#push({ storage, storageType, offset: 0, shape: [], strides: [] });
  }

  #setItems(items: PickledValue[]): void {
    const map = this.#top();
    if (!(map instanceof Map)) return this.#fail("a dictionary to fill", "something else");
    for (let index = 0; index + 1 < items.length; index += 2) {
      map.set(items[index] as PickledValue, items[index + 1] as PickledValue);
    }
  }

  #append(items: PickledValue[]): void {
    const list = this.#top();
    if (!Array.isArray(list)) return this.#fail("a list to fill", "something else");
    list.push(...items);
  }

  #push(value: PickledValue): void {
    this.#stack.push(value);
  }

  #recall(key: number): void {
    const value = this.#memo.get(key);
    if (value === undefined) this.#fail("a value remembered before", `number ${key}`);
    this.#stack.push(value);
  }

  #top(): StackEntry {
    const top = this.#stack.at(-1);
    if (top === undefined) this.#fail("a value on the stack", "none");
    return top;
  }

  #pop(): PickledValue {
    const value = this.#stack.pop();
    if (value === undefined || value === MARK) this.#fail("a value on the stack", "none");
    return value as PickledValue;
  }

  #popMany(count: number): PickledValue[] {
    return Array.from({ length: count }, () => this.#pop()).reverse();
  }

  #popToMark(): PickledValue[] {
    const mark = this.#stack.lastIndexOf(MARK);
    if (mark < 0) this.#fail("a mark on the stack", "none");
    const values = this.#stack.splice(mark) as PickledValue[];
    return values.slice(1);
  }

  #fail(expected: string, received: string): never {
    this.#reader.fail(expected, received);
  }
}

/** Whether a value describes a tensor. */
export function isTensor(value: PickledValue | undefined): value is PickledTensor {
  return typeof value === "object" && value !== null && "storageType" in value;
}

function isLength(value: PickledValue | undefined): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0;
}

function areLengths(value: PickledValue | undefined): value is number[] {
  return Array.isArray(value) && value.every(isLength);
}
