/**
 * The exact files that make an engine, by machine. A wheel's libraries do not depend on the Python
 * version in its name, so one tag serves every user.
 *
 * @module
 */
import type { Wheel } from "./pip.ts";
import type { EngineKind, Target } from "./target.ts";

/** The TensorFlow release that Plumage is made and tested with. */
export const TENSORFLOW_VERSION = "2.21.0";

/**
 * The wheels of an engine.
 *
 * @param kind Which engine.
 * @param target Which machine.
 * @returns The wheels, TensorFlow's own first; empty where there are none for this machine.
 */
export function engineWheels(kind: EngineKind, target: Target): readonly Wheel[] {
  if (target.os !== "linux") return [];
  if (kind === "cpu") return target.arch === "x86_64" ? [CPU_X86_64] : [CPU_ARM64];
  if (kind === "cuda" && target.arch === "x86_64") return [CUDA_X86_64, ...NVIDIA_X86_64];
  return [];
}

const CPU_X86_64: Wheel = {
  project: "tensorflow-cpu",
  version: TENSORFLOW_VERSION,
  tags: "cp312-cp312-manylinux_2_27_x86_64",
  sha256: "dcc8afd32930e42d5296b6ee19078b773706830af4ea97fbe503b9f5e0f820cb",
  bytes: 274_000_871,
};

// Built without CUDA: the project publishes no separate CPU wheel for this architecture.
const CPU_ARM64: Wheel = {
  project: "tensorflow",
  version: TENSORFLOW_VERSION,
  tags: "cp312-cp312-manylinux_2_27_aarch64",
  sha256: "b07d15737406533898e36c7ef7944b1be18e9028dc521b9229952c537bbc5552",
  bytes: 281_946_471,
};

const CUDA_X86_64: Wheel = {
  project: "tensorflow",
  version: TENSORFLOW_VERSION,
  tags: "cp312-cp312-manylinux_2_27_x86_64",
  sha256: "b3b95643c4e70eb925839938fb35cbe142f317ec84af6844ee61513713bb13c0",
  bytes: 572_611_111,
};

/** CUDA 12 and cuDNN 9, as `tensorflow[and-cuda]` asks for them. */
const NVIDIA_X86_64: readonly Wheel[] = ([
  [
    "cublas-cu12",
    "12.9.3.13",
    "manylinux_2_27_x86_64",
    "d7d51055f161b317c7105ddaae90e71eda059026074ffef93cf7cde2886bfe72",
  ],
  [
    "cuda-cupti-cu12",
    "12.8.90",
    "manylinux2014_x86_64.manylinux_2_17_x86_64",
    "ea0cb07ebda26bb9b29ba82cda34849e73c166c18162d3913575b0c9db9a6182",
  ],
  [
    "cuda-nvcc-cu12",
    "12.9.86",
    "manylinux2010_x86_64.manylinux_2_12_x86_64",
    "5d6a0d32fdc7ea39917c20065614ae93add6f577d840233237ff08e9a38f58f0",
  ],
  [
    "cuda-nvrtc-cu12",
    "12.9.86",
    "manylinux2010_x86_64.manylinux_2_12_x86_64",
    "210cf05005a447e29214e9ce50851e83fc5f4358df8b453155d5e1918094dcb4",
  ],
  [
    "cuda-runtime-cu12",
    "12.9.79",
    "manylinux2014_x86_64.manylinux_2_17_x86_64",
    "25bba2dfb01d48a9b59ca474a1ac43c6ebf7011f1b0b8cc44f54eb6ac48a96c3",
  ],
  [
    "cudnn-cu12",
    "9.28.0.42",
    "manylinux_2_27_x86_64",
    "9ff58b7f36dacd0a93e89f8f2957b52466889217963701daa15e577317cfa375",
  ],
  [
    "cufft-cu12",
    "11.4.1.4",
    "manylinux2014_x86_64.manylinux_2_17_x86_64",
    "c67884f2a7d276b4b80eb56a79322a95df592ae5e765cf1243693365ccab4e28",
  ],
  [
    "curand-cu12",
    "10.3.10.19",
    "manylinux_2_27_x86_64",
    "49b274db4780d421bd2ccd362e1415c13887c53c214f0d4b761752b8f9f6aa1e",
  ],
  [
    "cusolver-cu12",
    "11.7.5.82",
    "manylinux_2_27_x86_64",
    "15da72d1340d29b5b3cf3fd100e3cd53421dde36002eda6ed93811af63c40d88",
  ],
  [
    "cusparse-cu12",
    "12.5.10.65",
    "manylinux2014_x86_64.manylinux_2_17_x86_64",
    "73060ce019ac064a057267c585bf1fd5a353734151f87472ff02b2c5c9984e78",
  ],
  [
    "nccl-cu12",
    "2.32.3",
    "manylinux_2_27_x86_64",
    "bb94b2348e4861d5e8aa00b36c3d12d9bdf9c6369b82cbb723de0b582280a21c",
  ],
  [
    "nvjitlink-cu12",
    "12.9.86",
    "manylinux2010_x86_64.manylinux_2_12_x86_64",
    "e3f1171dbdc83c5932a45f0f4c99180a70de9bd2718c1ab77d14104f6d7147f9",
  ],
] as const).map(([name, version, platform, sha256]) => ({
  project: `nvidia-${name}`,
  version,
  tags: `py3-none-${platform}`,
  sha256,
  bytes: 0,
}));
