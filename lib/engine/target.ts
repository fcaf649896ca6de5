/**
 * Which machine this is, in the terms that choose a TensorFlow build.
 *
 * @module
 */

/** The routes by which TensorFlow can come, in the order in which they are tried. */
export type EngineKind = "cuda" | "cpu" | "official" | "javascript";

/** The machine, as far as the choice of a build depends on it. */
export interface Target {
  /** Operating system. */
  readonly os: typeof Deno.build.os;
  /** Processor architecture. */
  readonly arch: typeof Deno.build.arch;
  /** Whether the driver of an NVIDIA GPU is loaded. */
  readonly nvidia: boolean;
}

/** Describes the machine that this process runs on. */
export function detectTarget(): Target {
  return { os: Deno.build.os, arch: Deno.build.arch, nvidia: hasNvidiaDriver() };
}

/**
 * The routes worth trying, best first. `PLUMAGE_ENGINE` names a single one.
 *
 * @param target The machine.
 * @param wanted The value of `PLUMAGE_ENGINE`; nothing or `"auto"` leaves the choice to the machine.
 * @returns Kinds in the order of preference; never empty.
 * @throws {RangeError} If `wanted` is not a kind of engine.
 */
export function engineRoutes(
  target: Target,
  wanted: string | undefined = Deno.env.get("PLUMAGE_ENGINE"),
): EngineKind[] {
  if (wanted !== undefined && wanted !== "" && wanted !== "auto") {
    if (!isEngineKind(wanted)) {
      throw new RangeError(
        `Cannot choose an engine: expected PLUMAGE_ENGINE to be auto, ${KINDS.join(", ")}, ` +
          `received ${wanted}`,
      );
    }
    return [wanted];
  }
  const linux = target.os === "linux";
  return [
    ...(linux && target.nvidia ? ["cuda" as const] : []),
    ...(linux ? ["cpu" as const] : []),
    "official",
    "javascript",
  ];
}

const KINDS: readonly EngineKind[] = ["cuda", "cpu", "official", "javascript"];

function isEngineKind(text: string): text is EngineKind {
  return (KINDS as readonly string[]).includes(text);
}

function hasNvidiaDriver(): boolean {
  return ["/proc/driver/nvidia/version", "/dev/nvidiactl"].some((path) => {
    try {
      Deno.statSync(path);
      return true;
    } catch {
      return false;
    }
  });
}
