/** The rules by which gradients become updates, and their numbers. */
import { cannot, refuseUnknownKeys } from "../errors.ts";

/** Which rule to train by; Keras's defaults where not given. */
export type GradientOptimizerSettings =
  | {
    /** Adam (Kingma and Ba 2015, algorithm 1, in the form of its section 2's last paragraph). */
    readonly name: "adam";
    /** Decay of the mean gradient, .9. */
    readonly beta1?: number;
    /** Decay of the mean squared gradient, .999. */
    readonly beta2?: number;
    /** Added to the root, 1e-7. */
    readonly epsilon?: number;
  }
  | {
    /** RMSProp (Hinton 2012, lecture 6e) with momentum. */
    readonly name: "rmsprop";
    /** Decay of the mean squared gradient, .9. */
    readonly rho?: number;
    /** Decay of the velocity; .9 by default (Keras's own default is 0). */
    readonly momentum?: number;
    /** Added under the root, 1e-7. */
    readonly epsilon?: number;
  };

/** Fills in what was left out, and refuses what no rule can have. */
export function complete(settings: GradientOptimizerSettings): Required<GradientOptimizerSettings> {
  const given = settings as GradientOptimizerSettings & Record<string, unknown>;
  let full: Required<GradientOptimizerSettings>;
  if (given.name === "adam") {
    refuseUnknownKeys("create an optimiser", given, ["name", "beta1", "beta2", "epsilon"]);
    full = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7, ...given };
  } else if (given.name === "rmsprop") {
    refuseUnknownKeys("create an optimiser", given, ["name", "rho", "momentum", "epsilon"]);
    full = { rho: 0.9, momentum: 0.9, epsilon: 1e-7, ...given };
  } else {
    const { name } = settings as { name: unknown };
    throw new RangeError(cannot("create an optimiser", "the name adam or rmsprop", name));
  }
  for (const [key, value] of Object.entries(full)) {
    if (key !== "name" && !(typeof value === "number" && value >= 0 && value < 1)) {
      throw new RangeError(cannot("create an optimiser", `${key} in [0, 1)`, value));
    }
  }
  return full;
}
