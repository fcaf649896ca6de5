/** How a native operation is called past the TensorFlow.js API. */
import { tf } from "../tf.ts";

/** An attribute of a TensorFlow operation, as the native backend takes it. */
export interface OperationAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** What the native backend of `@tensorflow/tfjs-node` 4.22 offers beyond a plain backend. */
export interface NativeBackend {
  readonly binding: Readonly<Record<AttributeKind | TypeName, number>>;
  readonly isUsingGpuDevice: boolean;
  executeMultipleOutputs(
    operation: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly tf.Tensor[],
    outputs: number,
  ): tf.Tensor[];
  executeSingleOutput(
    operation: string,
    attributes: readonly OperationAttribute[],
    inputs: readonly tf.Tensor[],
  ): tf.Tensor;
}

type AttributeKind =
  | "TF_ATTR_TYPE"
  | "TF_ATTR_FLOAT"
  | "TF_ATTR_STRING"
  | "TF_ATTR_BOOL"
  | "TF_ATTR_INT"
  | "TF_ATTR_SHAPE";
type TypeName = "TF_FLOAT" | "TF_INT32" | "TF_BOOL";

/** Whether TensorFlow itself computes, not JavaScript. */
export function runsNatively(): boolean {
  return nativeBackend() !== undefined;
}

/** The name under which `@tensorflow/tfjs-node` and `-gpu` register their backend. */
export const NATIVE_BACKEND = "tensorflow";

/** The current backend if it is the native one. */
export function nativeBackend(): NativeBackend | undefined {
  if (tf.getBackend() !== NATIVE_BACKEND) return undefined;
  return tf.backend() as unknown as NativeBackend;
}

/** Whether tensors live on a GPU. */
export function runsOnGpu(): boolean {
  return nativeBackend()?.isUsingGpuDevice === true;
}

/** The type attribute that nearly every operation takes. */
export function floatType(backend: NativeBackend, name = "T"): OperationAttribute {
  return { name, type: backend.binding.TF_ATTR_TYPE, value: backend.binding.TF_FLOAT };
}

/** Runs a registered kernel; TensorFlow.js's own type for the inputs asks for an open map. */
export function runKernel<Result>(
  kernel: string,
  inputs: Readonly<Record<string, tf.Tensor>>,
  attributes: Readonly<Record<string, number>> = {},
): Result {
  return tf.engine().runKernel(kernel, { ...inputs }, { ...attributes }) as unknown as Result;
}
